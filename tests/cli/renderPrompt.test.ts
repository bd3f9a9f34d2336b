import { expect, it } from "vitest";
import { renderPrompt } from "../../cli/token/renderPrompt";

const prompt = { verificationUri: "https://127.0.0.1:28443/devicelogin", userCode: "PR7T3C4NZ" };

it("keeps the code whole on a narrow screen", () => {
  expect(renderPrompt(prompt)).toBe(
    "To sign in, open https://127.0.0.1:28443/devicelogin\n  and enter the code PR7T3C4NZ\n",
  );
});

it("names a user of the practice tenant who can be played", () => {
  const users = [
    { role: "administrator", userPrincipalName: "ada@practice.onmicrosoft.com" },
    { role: "member", userPrincipalName: "ben@practice.onmicrosoft.com" },
  ] as const;

  expect(renderPrompt(prompt, users)).toBe(
    [
      "To sign in, open https://127.0.0.1:28443/devicelogin",
      "  and enter the code PR7T3C4NZ",
      "  (here --user ben@practice.onmicrosoft.com signs in by itself)",
      "",
    ].join("\n"),
  );
});
