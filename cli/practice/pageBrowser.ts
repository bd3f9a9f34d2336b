/** Goes through the sign-in pages of a practice tenant as a browser without script would: cookies, redirects, forms. */
import { httpsRequest } from "./httpsRequest";
import { parsePage, type SignInPage } from "./parsePage";

/** More redirects than any sign-in has. */
const mostRedirects = 20;

export class PageBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;

  constructor(private readonly options: { readonly origin: string; readonly caPem: string }) {
    this.#origin = new URL(options.origin).origin;
  }

  /**
   * Opens an address and follows redirects. Where they lead away from the tenant, the visit ends: `leftFor` is the
   * address of the app that the browser would call next.
   */
  open(url: string): Promise<SignInPage> {
    return this.#visit(url, {});
  }

  /** Sends the page's form with the given fields; a button is the field that it stands for. */
  submit(page: SignInPage, fields: Readonly<Record<string, string>>): Promise<SignInPage> {
    const body = new URLSearchParams({ ...page.hidden, ...fields }).toString();
    return this.#visit(page.url, { body });
  }

  async #visit(first: string, { body }: { body?: string }): Promise<SignInPage> {
    let url = first;
    let form = body;
    for (let visits = 0; visits < mostRedirects; visits += 1) {
      if (new URL(url).origin !== this.#origin) return { name: "elsewhere", url, hidden: {}, html: "", leftFor: url };
      const reply = await this.#request(url, form);
      const { location } = reply.headers;
      if (typeof location !== "string") return parsePage(url, reply.body);
      url = new URL(location, url).href;
      form = undefined;
    }
    throw new Error(`the sign-in pages redirect in a circle at ${new URL(first).pathname}`);
  }

  async #request(url: string, form: string | undefined) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      accept: "text/html",
      ...(cookie === "" ? {} : { cookie }),
      ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded", origin: this.#origin }),
    };
    const reply = await httpsRequest(url, {
      caPem: this.options.caPem,
      headers,
      ...(form === undefined ? {} : { method: "POST", body: form }),
    });
    this.#keepCookies(reply.headers["set-cookie"]);
    return reply;
  }

  #keepCookies(setCookie: string | string[] | undefined): void {
    for (const cookie of [setCookie ?? []].flat()) {
      const [pair = ""] = cookie.split(";");
      const equals = pair.indexOf("=");
      this.#cookies.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
}
