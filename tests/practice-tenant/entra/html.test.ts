import { expect, it } from "vitest";
import { html } from "../../../practice-tenant/entra/pages/html";

it("escapes text, and leaves HTML that it made itself", () => {
  const name = `<script>alert("x" & 'y')</script>`;

  const page = html`<p title="${name}">${html`<b>${"a<b"}</b>`}</p>`;

  expect(page.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;"><b>a&lt;b</b></p>',
  );
});

it("joins lists and leaves out what is not there", () => {
  const page = html`<ul>${["a", html`<li>`, [undefined, false, "&"]]}</ul>${false}${undefined}`;

  expect(page.text).toBe("<ul>a<li>&amp;</ul>");
});
