/** A browser as far as sign-in needs one: it follows addresses, keeps cookies, and sends the forms that it is shown. */
import { request } from "node:https";

export interface ShownPage {
  readonly status: number;
  readonly url: string;
  /** `data-page` of the page. */
  readonly name: string | undefined;
  readonly title: string;
  readonly html: string;
  /** Where the page that was sent leads; only when `follow` stopped there. */
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export class TestBrowser {
  readonly #ca: string;
  readonly #cookies = new Map<string, string>();
  #page: ShownPage | undefined;

  constructor(caPem: string) {
    this.#ca = caPem;
  }

  get page(): ShownPage {
    if (this.#page === undefined) throw new Error("no page is open");
    return this.#page;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  /** Opens an address, and follows redirects within the same origin. */
  open(url: string): Promise<ShownPage> {
    return this.#go(url, undefined);
  }

  /** Sends a form that is on no page. */
  post(url: string, fields: Record<string, string>): Promise<ShownPage> {
    return this.#go(url, new URLSearchParams(fields).toString());
  }

  /**
   * Sends the last form of the page (the one with text fields or buttons) with its hidden fields and `fields`.
   *
   * @param overrides of hidden fields
   */
  send(fields: Record<string, string>, overrides: Record<string, string> = {}): Promise<ShownPage> {
    const form = [...this.page.html.matchAll(/<form[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/g)].at(-1)?.[1] ?? "";
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    const values = Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, unescapeHtml(value)]));
    return this.#go(this.page.url, new URLSearchParams({ ...values, ...fields, ...overrides }).toString());
  }

  async #go(url: string, body: string | undefined): Promise<ShownPage> {
    const page = await this.#exchange(url, body);
    const { location } = page;
    const isHere = location !== undefined && new URL(location, url).origin === new URL(url).origin;
    this.#page = isHere ? await this.#go(new URL(location, url).href, undefined) : page;
    return this.#page;
  }

  #exchange(url: string, body: string | undefined): Promise<ShownPage> {
    return new Promise((resolve, reject) => {
      const headers = {
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
      };
      const sent = request(url, { method: body === undefined ? "GET" : "POST", ca: this.#ca, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => {
          for (const cookie of response.headers["set-cookie"] ?? []) this.#keep(cookie);
          const html = Buffer.concat(chunks).toString("utf8");
          resolve({
            status: response.statusCode ?? 0,
            url,
            name: /<main data-page="(\w+)">/.exec(html)?.[1],
            title: unescapeHtml(/<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? ""),
            html,
            location: response.headers.location,
            headers: response.headers,
          });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  #keep(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split("; ");
    const [name = "", value = ""] = pair.split("=");
    const isGone = attributes.some((attribute) => /^(Max-Age=0|Expires=Thu, 01 Jan 1970)/i.test(attribute));
    if (isGone) this.#cookies.delete(name);
    else this.#cookies.set(name, decodeURIComponent(value));
  }
}

/** The parameters with which a browser was sent back to an app, from its query or its fragment. */
export function answerOf({ location = "" }: ShownPage): Record<string, string> {
  const { search, hash } = new URL(location);
  return Object.fromEntries(new URLSearchParams(search === "" ? hash.slice(1) : search));
}

export function unescapeHtml(text: string): string {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}
