/** That no code of the table goes without a test that brings it about. */
import { expect, it } from "vitest";
import { refusalCodes } from "../../../../practice-tenant/entra/refusals/refusalCodes";
import { clientCases } from "./clientCases";
import { grantCases } from "./grantCases";
import { personCases } from "./personCases";
import { redirectCases } from "./redirectCases";
import { requestCases } from "./requestCases";
import { scopeCases } from "./scopeCases";

it("every AADSTS code that sign-in knows is brought about by exactly one case, and no other", () => {
  const lists = [clientCases, grantCases, personCases, redirectCases, requestCases, scopeCases];

  const covered = lists.flat().map(({ code }) => code);

  const inOrder = (codes: readonly number[]) => [...codes].sort((left, right) => left - right);
  expect(inOrder(covered)).toEqual(inOrder(Object.keys(refusalCodes).map(Number)));
});
