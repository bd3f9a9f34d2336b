/** The clouds that Entra ID and Microsoft Graph run in, by the azuread provider's names for them. */

/** Origins, without a slash at the end. */
export interface CloudHosts {
  readonly login: string;
  readonly graph: string;
}

export interface Cloud extends CloudHosts {
  /** The admin center, in which people look at a tenant. */
  readonly portal: string;
}

const usGovernment = {
  login: "https://login.microsoftonline.us",
  graph: "https://graph.microsoft.us",
  portal: "https://entra.microsoft.us",
};
const usDefense = { ...usGovernment, graph: "https://dod-graph.microsoft.us" };
const worldwide = {
  login: "https://login.microsoftonline.com",
  graph: "https://graph.microsoft.com",
  portal: "https://entra.microsoft.com",
};
const china = {
  login: "https://login.partner.microsoftonline.cn",
  graph: "https://microsoftgraph.chinacloudapi.cn",
  portal: "https://entra.microsoftonline.cn",
};

/** Sources: learn.microsoft.com/graph/deployments, learn.microsoft.com/entra/fundamentals/faq (portals), and the provider's own table. */
export const clouds: ReadonlyMap<string, Cloud> = new Map([
  ["public", worldwide],
  ["global", worldwide],
  ["usgovernment", usGovernment],
  ["usgovernmentl4", usGovernment],
  ["usgovernmentl5", usDefense],
  ["dod", usDefense],
  ["china", china],
]);
