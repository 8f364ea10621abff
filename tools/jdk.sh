# Functions for ./tiefgang, ./check and .ci/run: finding a JDK and Maven, building the application. Sourced by bash.

# The major version of the JDK in folder $1, or nothing where there is none.
jdk_version() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Sets JAVA_HOME to a JDK 25 or newer: the one that is set, the one on the path, or one in the usual folders.
find_jdk() {
    local home version on_path
    on_path=$(command -v javac) && on_path=$(readlink -f "$on_path" 2>/dev/null) && on_path=${on_path%/bin/javac}
    for home in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        version=$(jdk_version "$home")
        if [ "${version:-0}" -ge 25 ]; then
            export JAVA_HOME=$home
            return 0
        fi
    done
    echo "Tiefgang needs a JDK 25: install one (for example Temurin 25) or set JAVA_HOME to its folder." >&2
    return 1
}

# Sets MVN to Maven's command.
find_maven() {
    for MVN in "$(command -v mvn)" "${MAVEN_HOME:-}/bin/mvn" "${M2_HOME:-}/bin/mvn" /usr/share/maven/bin/mvn \
        /opt/*maven*/bin/mvn /opt/homebrew/bin/mvn "$HOME"/.sdkman/candidates/maven/current/bin/mvn; do
        [ -x "$MVN" ] && return 0
    done
    echo "Tiefgang needs Maven 3.8 or newer to build itself: install it, or put its mvn on the path." >&2
    return 1
}

# Runs Maven on the project in folder $1 with the other arguments; needs find_jdk and find_maven before.
run_maven() {
    local root=$1
    shift
    # Maven 3.8's own libraries use what JDK 25 warns of; the user cannot help it.
    MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" \
        "$MVN" -B -ntp -f "$root/pom.xml" "$@"
}

# Notes in folder $1 that the application was built by this JDK from the sources as they were when file $2 was made.
note_build() {
    touch -r "$2" "$1/cli/target/app/built"
    printf '%s\n' "$JAVA_HOME/bin/java" >"$1/cli/target/app/java"
}
