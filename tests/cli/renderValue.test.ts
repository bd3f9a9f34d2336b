import { expect, it } from "vitest";
import { renderBlock, renderInline } from "../../cli/rehearsal/renderValue";

const value = { displayName: "Room Board", api: { requestedAccessTokenVersion: 2, __defaults: [] }, __defaults: [] };

it("leaves the provider's note of its defaults out, over several lines and in one", () => {
  expect(renderBlock(value, "")).toBe(
    [
      "{",
      '    displayName: "Room Board"',
      "    api        : {",
      "        requestedAccessTokenVersion: 2",
      "    }",
      "}",
    ].join("\n"),
  );
  expect(renderInline(value, 100)).toBe('{displayName: "Room Board", api: {requestedAccessTokenVersion: 2}}');
});

it("shows an object that holds nothing else as empty", () => {
  expect(renderBlock({ __defaults: [] }, "")).toBe("{}");
});
