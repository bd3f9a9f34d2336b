import { describe, expect, it } from "vitest";
import { createProgress } from "../../cli/progress";

function sinkOf(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 20, written, write: (text: string) => written.push(text) };
}

describe("createProgress", () => {
  it("keeps one line on a terminal, cut to its width, and removes it", () => {
    const sink = sinkOf(true);
    const progress = createProgress(sink);
    progress.show("creating calendar-sync");
    progress.show("done");
    progress.clear();

    expect(sink.written).toEqual(["\r\u001b[K⠙ creating calendar", "\r\u001b[K⠹ done", "\r\u001b[K"]);
  });

  it("writes nothing when there is nothing to clear", () => {
    const sink = sinkOf(true);
    createProgress(sink).clear();

    expect(sink.written).toEqual([]);
  });

  it("stays silent where nobody looks on", () => {
    const sink = sinkOf(false);
    const progress = createProgress(sink);
    progress.show("creating calendar-sync");
    progress.clear();

    expect(sink.written).toEqual([]);
  });
});
