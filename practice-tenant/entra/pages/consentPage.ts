/**
 * Page `consent`: may this app do what it asks? Step `consent`.
 *
 * Buttons `decision` = accept | decline. An administrator who is asked for themselves may tick `wholeTenant` = on.
 * Each permission is an `<li>` whose `<code>` holds its name.
 */
import { type Html, html } from "./html";
import { type FormStamp, type Page, renderApp, renderForm, renderPerson, renderPublisher } from "./page";

/** One permission as the page shows it. */
export interface ShownPermission {
  /** What the API calls it in its own display name. */
  readonly title: string;
  readonly name: string;
}

/** What is asked of one API, in one way. */
export interface AskedOfApi {
  /** What stands above the list: the API's name, and who gets it where that is not the app that asks. */
  readonly api: string;
  readonly apiAppId: string;
  /** delegated: for the person who is signed in. application: for the app on its own. */
  readonly kind: "delegated" | "application";
  readonly permissions: readonly ShownPermission[];
}

export interface ConsentPageContent {
  readonly app: string;
  /** The user principal name of who is asked. */
  readonly person: string;
  readonly asked: readonly AskedOfApi[];
  /** "self", "self or tenant" for an administrator's tick box, "tenant" where the whole tenant is asked about. */
  readonly reach: "self" | "self or tenant" | "tenant";
}

/** @param stamp absent for a picture of the page */
export function consentPage({ app, person, asked, reach }: ConsentPageContent, stamp?: FormStamp): Page {
  const forTenant = reach === "tenant";
  return {
    name: "consent",
    title: forTenant ? "Permissions for your organization" : "This app asks for permissions",
    body: html`${renderApp(app)}
${renderPublisher()}
${renderPerson(person)}
<p>${forTenant ? "Accept to let this app do the following for all users of this tenant:" : "Accept to let this app do the following:"}</p>
${asked.map(permissionList)}
${renderForm(stamp, [reach === "self or tenant" && tenantTick(), choices()])}`,
  };
}

function permissionList({ api, permissions }: AskedOfApi): Html {
  return html`<h2>${api}</h2>
<ul class="asked">
${permissions.map(({ title, name }) => html`<li>${title}<br><code class="soft">${name}</code></li>\n`)}
</ul>`;
}

function tenantTick(): Html {
  return html`<label class="tick"><input type="checkbox" name="wholeTenant" value="on">
<span>Consent on behalf of your organization: nobody else will be asked.</span></label>`;
}

function choices(): Html {
  return html`<div class="actions">
<button name="decision" value="decline">Cancel</button>
<button class="main" name="decision" value="accept">Accept</button>
</div>`;
}
