/**
 * GitHub's REST API as far as the pipelines need it.
 *
 * These scripts run from a checkout of the action, with nothing installed: plain JavaScript, Node's own modules only.
 */

/**
 * @param {{ apiUrl: string, token: string, fetch: typeof fetch }} options
 */
function createGitHub({ apiUrl, token, fetch }) {
  async function request(method, path, body) {
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    throw new Error(`GitHub answered ${response.status} to ${method} ${path}`);
  }
  const get = async (path) => (await request("GET", path)).json();
  return {
    get,
    /** Every entry of a list that comes in pages. `key` names the list where the answer is an object. */
    async list(path, key) {
      const entries = [];
      const separator = path.includes("?") ? "&" : "?";
      for (let page = 1; ; page++) {
        const answer = await get(`${path}${separator}per_page=100&page=${page}`);
        const found = key === undefined ? answer : answer[key];
        entries.push(...found);
        if (found.length < 100) return entries;
      }
    },
    /** The bytes behind a path. GitHub redirects to a store, to which fetch sends no token. */
    async download(path) {
      return Buffer.from(await (await request("GET", path)).arrayBuffer());
    },
    async send(method, path, body) {
      return (await request(method, path, body)).json();
    },
  };
}

module.exports = { createGitHub };
