import { describe, expect, it } from "vitest";
import { buttonsOf, parsePage, titleOf } from "../../cli/practice/parsePage";

const page = parsePage(
  "https://127.0.0.1/devicelogin",
  `<main data-page="signIn"><h1>Sign in</h1><p>to &quot;R &amp; D&quot;</p>
<form method="post"><input type="hidden" name="step" value="signIn"><input type="hidden" name="note" value="a &lt; b">
<input type="text" name="username" value="x"><button name="account" value="1"><b>Ben</b>
<span>ben@practice.example</span></button><button name="decision" value="no">No</button></form></main>`,
);

describe("parsePage", () => {
  it("reads the page's name and the fields that go back as they are", () => {
    expect(page).toMatchObject({ name: "signIn", hidden: { step: "signIn", note: "a < b" } });
  });

  it("reads the buttons of one name", () => {
    expect(buttonsOf(page, "account").map(({ value, text }) => [value, text.split(/\s+/).filter(Boolean)])).toEqual([
      ["1", ["Ben", "ben@practice.example"]],
    ]);
  });

  it("reads what the page is called, with the code of a refusal", () => {
    const refusal = parsePage(page.url, "<main><h1>Need R &amp; D</h1><p>AADSTS90094: no</p></main>");

    expect(titleOf(page)).toBe("Sign in");
    expect(titleOf(refusal)).toBe("Need R & D (AADSTS90094)");
  });
});
