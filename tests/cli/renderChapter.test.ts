import { describe, expect, it } from "vitest";
import { renderChapter } from "../../cli/quickstart/renderChapter";

describe("renderChapter", () => {
  it("wraps paragraphs beside the title and keeps each line to the width", () => {
    expect(renderChapter("Token", ["one two three four five six", "seven"], 33)).toBe(
      ["Token        one two three four", "             five six", "             seven", ""].join("\n"),
    );
  });

  it("leaves a word that is too long whole, so that it can be copied", () => {
    expect(renderChapter("Open", ["see https://127.0.0.1:28443/devicelogin"], 33)).toBe(
      ["Open         see", "             https://127.0.0.1:28443/devicelogin", ""].join("\n"),
    );
  });
});
