import { expect, it } from "vitest";
import { missingParts } from "./documentedPage";

const output = `Created 2 things
  portal  3d0e7a18-9b25-4c63-8f40-5e6f7a8b9c0d  2026-11-22 17:59 UTC (in 65 minutes)
Duration: 1.2s
`;

it.each([
  [
    "the whole, its ids and times apart",
    output.replace(/3d0e\S+/, "00000000-0000-0000-0000-000000000000").replace("17:59", "09:00"),
  ],
  ["lines that are broken elsewhere", output.replace(" things", "\nthings")],
  ["a beginning", "Created 2 things\n...\n"],
  ["an end", "...\nDuration: 1.2s\n"],
  ["parts in their order", "...\nportal\n...\nDuration: 1.2s\n...\n"],
])("a page is right that shows %s", (_what, shown) => {
  expect(missingParts(shown, output)).toEqual([]);
});

it.each([
  ["another word", "Created 3 things\n...\n", ["Created 3 things"]],
  ["a part of a word", "...\n  por\n...\n", ["por"]],
  ["parts in another order", "...\nDuration: 1.2s\n...\nportal\n...\n", ["portal"]],
  ["the middle as if it were the whole", "portal\n", ["portal"]],
  ["a beginning as if it were the whole", "Created 2 things\n", ["Created 2 things"]],
  ["less than there is between two lines", output.replace(/ {2}portal.*\n/, ""), ["Created 2 things Duration: 1.2s"]],
])("a page is wrong that shows %s", (_what, shown, missing) => {
  expect(missingParts(shown, output)).toEqual(missing);
});
