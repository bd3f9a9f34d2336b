/** Applications that start from a template of the gallery. */
import type { PropertyMap } from "../../../propertyValue";
import { sameId, textOf } from "../../jsonValues";
import { isNotFound, OperationFailure } from "../../providerError";
import type { Draft, OperationContext } from "../../resourceType";
import { until } from "../consistency";
import { orFail } from "../orFail";

/**
 * Makes the application out of the template under a temporary name and sets the draft's id. The name is
 * what it is found again by: the answer cannot be relied on.
 */
export async function createFromTemplate(context: OperationContext, planned: PropertyMap, draft: Draft): Promise<void> {
  const { graph } = context;
  const templateId = textOf(planned, "templateId");
  const template = `/applicationTemplates/${templateId}`;
  await orFail(`retrieving Application Template (Application Template: "${templateId}")`, graph.get(template));
  const displayName = `TERRAFORM_INSTANTIATE_${context.randomUuid()}`;
  try {
    await graph.post(`${template}/instantiate`, { displayName });
  } catch (cause) {
    // Not found is a known lie of this call: the application is made all the same.
    if (!isNotFound(cause)) throw new OperationFailure("Could not instantiate application from template", { cause });
  }
  await until(context, async () => {
    const query = { $filter: `applicationTemplateId eq '${templateId}' and displayName eq '${displayName}'` };
    const found = (await graph.list("/applications", { query })).find(
      (application) =>
        sameId(textOf(application, "applicationTemplateId"), templateId) &&
        textOf(application, "displayName") === displayName,
    );
    if (found === undefined) return false;
    draft.id = `/applications/${textOf(found, "id")}`;
    return true;
  });
}
