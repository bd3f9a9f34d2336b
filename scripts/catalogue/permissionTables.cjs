// Makes the catalogue's permission tables out of the facts: one table an API, the list of APIs, and the names as types.
"use strict";

const graphAppId = "00000003-0000-0000-c000-000000000000";

/** The names by which programs call the APIs: the published name in camel case, without "Office 365". */
const apiNames = {
  "00000003-0000-0000-c000-000000000000": "microsoftGraph",
  "00000002-0000-0ff1-ce00-000000000000": "exchangeOnline",
  "00000003-0000-0ff1-ce00-000000000000": "sharePointOnline",
  "c5393580-f805-4401-95e8-94b7a6ef2fc2": "managementApis",
  "797f4846-ba00-4fd7-ba43-dac1f8f63013": "azureResourceManager",
  "00000009-0000-0000-c000-000000000000": "powerBiService",
  "00000007-0000-0000-c000-000000000000": "dataverse",
  "00000002-0000-0000-c000-000000000000": "windowsAzureActiveDirectory",
  "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe": "microsoftTeamsServices",
  "c161e42e-d4df-4a3d-9b42-e7a3c31f59d4": "microsoftIntuneApi",
  "00000012-0000-0000-c000-000000000000": "microsoftRightsManagementServices",
  "00000005-0000-0ff1-ce00-000000000000": "vivaEngage",
  "7df0a125-d3be-4c96-aa54-591f83ff541c": "microsoftFlowService",
  "475226c6-020e-4fb2-8a90-7a972cbfc1d4": "powerAppsService",
  "fc780465-2017-40d4-a0c5-307022471b92": "windowsDefenderAtp",
  "7b7531ad-5926-4f2d-8a1d-38495ad33e17": "azureAdvancedThreatProtection",
  "499b84ac-1321-427f-aa17-267ca6975798": "azureDevOps",
  "73c2949e-da2d-457a-9607-fcc665198967": "azurePurview",
  "0af06dc6-e4b5-4f28-818e-e78e62d137a5": "windows365",
};

function byNameThenId(left, right) {
  const [a, b] = [`${left.value} ${left.id}`, `${right.value} ${right.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}

function consentOf({ adminConsentRequired }) {
  return adminConsentRequired === null ? null : adminConsentRequired ? "admin" : "user";
}

const keyOf = (appId, { resourceAccessType, id }) => `${appId} ${resourceAccessType} ${id}`;

/** One letter a source, in the order of catalogue/riskGradings.ts; "-" where a source does not grade the permission. */
function encodeGradings({ microsoftPrivilegeLevel, eamTier, scubaRisk, entraFalcon }) {
  return [microsoftPrivilegeLevel, eamTier, scubaRisk, entraFalcon].map((grade) => String(grade ?? "-")[0]).join("");
}

/** By API, kind and id: an id alone is not unique. */
function indexGradings({ rows }) {
  return new Map(rows.map((row) => [keyOf(row.resourceAppId, row), encodeGradings(row)]));
}

/** [name, id, consent, gradings] for each permission of one kind, and "disabled" where the API no longer hands it out. */
function rowsOf({ appId, permissions }, type, gradings) {
  return permissions
    .filter((entry) => entry.resourceAccessType === type && entry.value !== "")
    .sort(byNameThenId)
    .map((entry) => {
      const state = entry.isEnabled === false ? ["disabled"] : [];
      return [entry.value, entry.id, consentOf(entry), gradings.get(keyOf(appId, entry)) ?? "----", ...state];
    });
}

function describeApi(api, gradings) {
  const { appId, displayName, identifierUris = [] } = api;
  const name = apiNames[appId];
  if (name === undefined) {
    throw new Error(`${displayName} (${appId}) has no name in scripts/catalogue/permissionTables.cjs: add one`);
  }
  const tables = { delegated: rowsOf(api, "Scope", gradings), application: rowsOf(api, "Role", gradings) };
  return [name, { appId, displayName, identifierUris, ...tables }];
}

function readApis({ graph, others, risk }) {
  const identifierUris = ["https://graph.microsoft.com", "https://graph.microsoft.com/"];
  const first = { appId: graphAppId, displayName: "Microsoft Graph", identifierUris, permissions: graph.permissions };
  const gradings = indexGradings(risk);
  const described = [first, ...others.apis].map((api) => describeApi(api, gradings));
  const missing = Object.values(apiNames).filter((name) => described.every(([known]) => known !== name));
  if (missing.length > 0) {
    throw new Error(`no facts for ${missing.join(", ")}: remove the name in scripts/catalogue/permissionTables.cjs`);
  }
  return Object.fromEntries(described);
}

/** One row a line, so that a change of the data reads well in a diff. */
function renderTable({ delegated, application }) {
  const list = (rows) => (rows.length === 0 ? "[]" : `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`);
  return `{\n"delegated":${list(delegated)},\n"application":${list(application)}\n}\n`;
}

function renderApis(apis) {
  const lines = Object.entries(apis).map(([name, { appId, displayName, identifierUris }]) =>
    JSON.stringify({ name, appId, displayName, identifierUris }),
  );
  return `[\n${lines.join(",\n")}\n]\n`;
}

function renderUnion(rows) {
  const names = [...new Set(rows.map(([name]) => name))];
  return names.length === 0 ? "never" : names.map((name) => `\n      | ${JSON.stringify(name)}`).join("");
}

function renderNames(apis) {
  const blocks = Object.entries(apis).map(
    ([name, api]) =>
      `  readonly ${name}: {\n    readonly delegated: ${renderUnion(api.delegated)};\n    readonly application: ${renderUnion(api.application)};\n  };`,
  );
  return [
    "/**",
    " * The permission names of each API. Types only, so that nothing is loaded at run time.",
    " *",
    " * Generated by scripts/catalogue.cjs from public data (see NOTICE). Do not edit.",
    " */",
    "export interface PermissionNames {",
    ...blocks,
    "}",
    "",
  ].join("\n");
}

/** Path below catalogue/generated -> text. */
function renderPermissions(facts) {
  const apis = readApis(facts);
  const tables = Object.entries(apis).map(([name, api]) => [`permissions/${name}.json`, renderTable(api)]);
  return { "apis.json": renderApis(apis), "permissionNames.ts": renderNames(apis), ...Object.fromEntries(tables) };
}

module.exports = { describeApi, indexGradings, renderNames, renderPermissions, renderTable };
