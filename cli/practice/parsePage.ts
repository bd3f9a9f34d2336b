/**
 * Reads a sign-in page of the practice tenant. The pages are its own, plain and well-formed: `data-page` names the
 * page, and everything a form needs stands in hidden fields.
 */

export interface SignInPage {
  /** "signIn", "consent", "userCode", … as the page says in `data-page`; "elsewhere" outside the tenant. */
  readonly name: string;
  readonly url: string;
  /** Fields that go back with the form as they are. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly html: string;
  /** Address of the app that the sign-in returned to. */
  readonly leftFor?: string;
}

export function parsePage(url: string, html: string): SignInPage {
  const form = /<form\b[^>]*>.*?<\/form>/s.exec(html)?.[0] ?? "";
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => attributesOf(tag));
  const hidden = inputs.flatMap(({ type, name, value }) =>
    type === "hidden" && name !== undefined ? [[name, value ?? ""]] : [],
  );
  return { name: /data-page="([^"]*)"/.exec(html)?.[1] ?? "", url, hidden: Object.fromEntries(hidden), html };
}

/** Values of the buttons of one name, with the text that stands on each. */
export function buttonsOf({ html }: SignInPage, name: string): { readonly value: string; readonly text: string }[] {
  return [...html.matchAll(/(<button\b[^>]*>)(.*?)<\/button>/gs)].flatMap(([, tag = "", content = ""]) => {
    const attributes = attributesOf(tag);
    if (attributes.name !== name) return [];
    return [{ value: attributes.value ?? "", text: decodeEntities(content.replaceAll(/<[^>]*>/g, " ")) }];
  });
}

/** What the page is called, with the code of the refusal where it shows one: `Need admin approval (AADSTS90094)`. */
export function titleOf({ html }: SignInPage): string {
  const title = decodeEntities(/<h1\b[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "");
  const code = /AADSTS\d+/.exec(html)?.[0];
  return code === undefined ? title : `${title} (${code})`;
}

function attributesOf(tag: string): Readonly<Record<string, string | undefined>> {
  const pairs = [...tag.matchAll(/([\w-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, decodeEntities(value)]));
}

const entities: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&amp;", "&"],
]);

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities.get(entity) ?? entity);
}
