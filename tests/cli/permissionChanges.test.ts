import { describe, expect, it } from "vitest";
import { permissionChanges } from "../../cli/rehearsal/permissionChanges";
import { renderStep } from "../../cli/rehearsal/renderStep";
import type { StepRecord } from "../../rehearsal";

const graph = "00000003-0000-0000-c000-000000000000";
const calendarsRead = { id: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", type: "Scope" };
const mailRead = { id: "570282fd-fa5c-430d-a7fd-fc8dc98a9dca", type: "Scope" };
const mailSendApplication = { id: "b633e1c5-b582-4048-a93e-9f11b44c7e96", type: "Role" };
const unheardOf = { id: "99999999-0000-4000-8000-000000000000", type: "Scope" };

function update(before: readonly object[], after: readonly object[]): StepRecord {
  return {
    operation: "update",
    urn: "urn:pulumi:dev::sample::azuread:index/application:Application::calendar-sync",
    type: "azuread:index/application:Application",
    name: "calendar-sync",
    custom: true,
    replaceKeys: [],
    diffs: ["displayName", "requiredResourceAccesses"],
    detailedDiff: { displayName: "UPDATE", "requiredResourceAccesses[0].resourceAccesses[0].id": "UPDATE" },
    oldInputs: { displayName: "a", requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: before }] },
    newInputs: { displayName: "b", requiredResourceAccesses: [{ resourceAppId: graph, resourceAccesses: after }] },
    // Plain objects of the test's own, as the engine would have read them from JSON.
  } as StepRecord;
}

describe("permissionChanges", () => {
  it("names what is asked for no more and what is new, by API and kind", () => {
    expect(permissionChanges(update([calendarsRead, mailRead], [mailRead, mailSendApplication]))).toEqual([
      { change: "-", text: "Microsoft Graph, delegated: Calendars.Read" },
      { change: "+", text: "Microsoft Graph, application: Mail.Send" },
    ]);
  });

  it("leaves an id that the catalogue does not hold as it is", () => {
    expect(permissionChanges(update([], [unheardOf]))).toEqual([
      { change: "+", text: `Microsoft Graph, delegated: ${unheardOf.id}` },
    ]);
  });

  it("says nothing of another order", () => {
    expect(permissionChanges(update([calendarsRead, mailRead], [mailRead, calendarsRead]))).toEqual([]);
  });

  it("stands in a step in the place of ids and list positions", () => {
    expect(renderStep(update([calendarsRead], [mailRead]), { preview: true, width: 80 })).toBe(
      [
        " ~  azuread:Application       calendar-sync  update",
        '      ~ displayName: "a" => "b"',
        "      - Microsoft Graph, delegated: Calendars.Read",
        "      + Microsoft Graph, delegated: Mail.Read",
        "",
      ].join("\n"),
    );
  });
});
