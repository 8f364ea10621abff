package dev.tiefgang.cli;

import dev.tiefgang.data.Progress;

/// Shows how a download proceeds: a figure that changes on a terminal, else a line at the start of each file.
final class DownloadView implements Progress {
    private final Output output;
    private final boolean live;
    private String file = "";

    DownloadView(Output output) {
        this.output = output;
        this.live = !output.json() && ProgressView.isTerminal();
    }

    @Override
    public synchronized void at(String name, long done, long total) {
        if (!name.equals(file)) {
            file = name;
            if (!live) output.line("Fetching " + name);
        }
        if (!live) return;
        String of = total > 0 ? " of " + Units.bytes(total) : "";
        output.text().print("\rFetching " + name + ": " + Units.bytes(done) + of + "   " + (done == total ? "\n" : ""));
        output.text().flush();
    }
}
