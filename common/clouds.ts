/** The clouds that Entra ID and Microsoft Graph run in, by the azuread provider's names for them. */

/** Origins, without a slash at the end. */
export interface CloudHosts {
  readonly login: string;
  readonly graph: string;
}

const usGovernment = { login: "https://login.microsoftonline.us", graph: "https://graph.microsoft.us" };
const usDefense = { login: "https://login.microsoftonline.us", graph: "https://dod-graph.microsoft.us" };
const worldwide = { login: "https://login.microsoftonline.com", graph: "https://graph.microsoft.com" };

/** Source: learn.microsoft.com/graph/deployments and the provider's own table. */
export const clouds: ReadonlyMap<string, CloudHosts> = new Map([
  ["public", worldwide],
  ["global", worldwide],
  ["usgovernment", usGovernment],
  ["usgovernmentl4", usGovernment],
  ["usgovernmentl5", usDefense],
  ["dod", usDefense],
  ["china", { login: "https://login.partner.microsoftonline.cn", graph: "https://microsoftgraph.chinacloudapi.cn" }],
]);
