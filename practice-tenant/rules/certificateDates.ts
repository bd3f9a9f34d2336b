/** A certificate credential ends after it begins. */
import { type ApplicationRule, invalid } from "./directoryRule";

export const certificateDatesRule: ApplicationRule = ({ after }) => {
  const wrong = after.keyCredentials.find(
    ({ startDateTime, endDateTime }) => Date.parse(endDateTime) <= Date.parse(startDateTime),
  );
  return wrong === undefined
    ? undefined
    : invalid(`Key credential end date is invalid: '${wrong.keyId}' ends before it begins.`);
};
