import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { renderJson, reviewChanges } from "../../review";
import { changeLabels } from "../../review/changeLabels";
import { caseNamed, options, reviewCases } from "./cases";

const file = join(__dirname, "..", "..", "docs", "schemas", "review.schema.json");
const document = JSON.parse(readFileSync(file, "utf8"));
const schema = z.fromJSONSchema(document);

describe("a review as JSON", () => {
  it.each(reviewCases)("is after its published schema when $title", async ({ name, base, head }) => {
    const text = renderJson(reviewChanges(base, head, options));

    expect(schema.safeParse(JSON.parse(text)).error).toBeUndefined();
    await expect(text).toMatchFileSnapshot(`../fixtures/review/json/${name}.json`);
  });

  it("is the review itself, with the schema's name and a label for each change", () => {
    const { base, head } = caseNamed("secretRotated");
    const review = reviewChanges(base, head, options);
    const [app] = review.apps;
    const changes = app?.changes.map((change) => ({ label: "credential rotated", ...change }));
    const whole = { $schema: "urn:entra-app-registration:review:1", ...review, apps: [{ ...app, changes }] };

    expect(JSON.parse(renderJson(review))).toEqual(JSON.parse(JSON.stringify(whole)));
  });
});

describe("the published schema", () => {
  it("names every kind of change once", () => {
    const kinds: string[] = document.$defs.change.oneOf.flatMap(
      (variant: { properties: { kind: { enum: string[] } } }) => variant.properties.kind.enum,
    );

    expect([...kinds].sort()).toEqual(Object.keys(changeLabels).sort());
  });

  it("refuses a property that it does not name, and a kind of change that it does not know", () => {
    const { base, head } = caseNamed("removal");
    const review = JSON.parse(renderJson(reviewChanges(base, head, options)));
    const [app] = review.apps;
    const painted = { ...app, changes: [{ ...app.changes[0], kind: "appPainted" }] };

    expect(schema.safeParse(review).success).toBe(true);
    expect(schema.safeParse({ ...review, more: 1 }).success).toBe(false);
    expect(schema.safeParse({ ...review, apps: [painted] }).success).toBe(false);
  });
});
