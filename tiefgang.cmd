@echo off
rem The tiefgang command on Windows: builds the application where it is missing or older than its sources, then runs it.
rem More options for Java can be given in TIEFGANG_OPTS. A build that fails ends with exit code 4.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "APP=%ROOT%cli\target\app"

call :sources "%TEMP%\tiefgang-sources.txt"
if not exist "%APP%\tiefgang.jar" goto build
if not exist "%APP%\java.txt" goto build
fc /b "%TEMP%\tiefgang-sources.txt" "%APP%\sources.txt" >nul 2>&1 && goto run

:build
call :find_jdk
if not defined JDK (
    echo tiefgang: Tiefgang needs a JDK 25: install one, for example Temurin 25, or set JAVA_HOME to its folder. 1>&2
    exit /b 4
)
set "JAVA_HOME=%JDK%"
set "MVN="
for %%m in (mvn.cmd) do if not "%%~$PATH:m"=="" set "MVN=%%~$PATH:m"
if not defined MVN if exist "%MAVEN_HOME%\bin\mvn.cmd" set "MVN=%MAVEN_HOME%\bin\mvn.cmd"
if not defined MVN (
    echo tiefgang: Tiefgang needs Maven 3.8 or newer to build itself: install it, or put its mvn on the path. 1>&2
    exit /b 4
)
echo Building Tiefgang; this is needed once and after changes. 1>&2
if not exist "%ROOT%target" mkdir "%ROOT%target"
set "MAVEN_OPTS=%MAVEN_OPTS% --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
call "%MVN%" -B -ntp -f "%ROOT%pom.xml" package -pl cli -am -Dmaven.test.skip -Djacoco.skip -Dmaven.source.skip >"%ROOT%target\build.log" 2>&1 <nul
if errorlevel 1 (
    findstr /b /c:"[ERROR]" "%ROOT%target\build.log" 1>&2
    echo tiefgang: the build failed; everything it said is in %ROOT%target\build.log 1>&2
    exit /b 4
)
findstr /b /c:"[WARNING] MNIST" "%ROOT%target\build.log" 1>&2
copy /y "%TEMP%\tiefgang-sources.txt" "%APP%\sources.txt" >nul
>"%APP%\java.txt" echo %JDK%\bin\java.exe

:run
set /p JAVA=<"%APP%\java.txt"
if not exist "%JAVA%" goto build
rem A short command starts fast: small collector, classes loaded ahead; a cache that does not fit is ignored.
set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable"
if exist "%APP%\tiefgang.aot" set FLAGS=%FLAGS% -XX:AOTCache="%APP%\tiefgang.aot"
rem The same commands as in Launcher.VECTOR_COMMANDS.
for %%v in (train resume repeat test find-lr sweep doctor lecture) do if "%~1"=="%%v" set "FLAGS=--add-modules jdk.incubator.vector"
"%JAVA%" %FLAGS% --enable-native-access=ALL-UNNAMED %TIEFGANG_OPTS% -cp "%APP%\tiefgang.jar" dev.tiefgang.cli.Launcher %*
exit /b %ERRORLEVEL%

:sources
rem Time, size and name of every source file: a file that was added, changed or deleted shows.
(
    for %%f in ("%ROOT%pom.xml" "%ROOT%data-mnist\package-lock.json") do echo %%~tf %%~zf %%f
    for /d %%d in ("%ROOT%*") do (
        if exist "%%d\pom.xml" for %%f in ("%%d\pom.xml") do echo %%~tf %%~zf %%f
        if exist "%%d\src\main" for /r "%%d\src\main" %%f in (*) do echo %%~tf %%~zf %%f
    )
) >"%~1"
exit /b 0

:find_jdk
set "JDK="
call :try_jdk "%JAVA_HOME%"
for %%j in (javac.exe) do if not "%%~$PATH:j"=="" call :try_jdk "%%~dp$PATH:j.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*") do call :try_jdk "%%~d"
exit /b 0

:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul && set "JDK=%~f1"
exit /b 0
