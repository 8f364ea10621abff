/// The `tiefgang` command.
module dev.tiefgang.cli {
    requires dev.tiefgang.core;
    requires dev.tiefgang.data;
    requires dev.tiefgang.formats;
    requires dev.tiefgang.lecture;
    requires dev.tiefgang.zoo;
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires me.tongfei.progressbar;
    requires xchart;
    requires jdk.unsupported;
    requires static org.jspecify;

    opens dev.tiefgang.cli to
            dev.tiefgang.formats,
            info.picocli;
}
