/** The versions that samples are pinned to: the ones that this project runs them with, where it can. */

/** By the name in the registry of each language. */
export const libraryVersions = {
  "@azure/identity": "4.13.1",
  "@azure/msal-browser": "5.29.0",
  "@azure/msal-node": "5.6.0",
  msal: "1.39.0",
  "Azure.Identity": "1.21.0",
  "Microsoft.Identity.Web": "4.12.2",
  "Microsoft.Identity.Web.DownstreamApi": "4.12.2",
} as const;

export type Library = keyof typeof libraryVersions;
