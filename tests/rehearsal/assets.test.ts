import { describe, expect, it } from "vitest";
import { withHashedAssets } from "../../rehearsal/program/assets";

const signatureKey = "4dabf18193072939515e22adb298388d";
const asset = "c44067f5952c0a294b673a41bacd8c17";

describe("assets in what a program says", () => {
  it("are kept with the SHA-256 of their text, as the real engine's state has them", () => {
    const sent = { list: [{ [signatureKey]: asset, __pulumiAsset: true, text: "text" }], other: { text: "text" } };

    expect(withHashedAssets(sent)).toEqual({
      list: [
        {
          [signatureKey]: asset,
          hash: "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1",
          text: "text",
        },
      ],
      other: { text: "text" },
    });
  });

  it("of files stay as they were sent", () => {
    const sent = { [signatureKey]: asset, __pulumiAsset: true, path: "logo.png" };

    expect(withHashedAssets(sent)).toEqual(sent);
  });
});
