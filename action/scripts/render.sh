# Renders the review of what a pull request declares, out of data alone: its code does not run here. The checkout is the commit
# from which the pull request comes, so that its program is the reviewed one of the default branch.
set -euo pipefail

mkdir -p "$FOLDER/before" "$FOLDER/after"
# The review calls each version by the name of its file.
before="$FOLDER/before/${BASE:0:7}.json"
after="$FOLDER/after/${HEAD:0:7}.json"
cp "$READING" "$after"
npx --no-install appreg manifest --stack "$STACK" --or-nothing --out "$before"

code=0
npx --no-install appreg review --base-file "$before" --head-file "$after" \
  --out "$FOLDER/review.md" "$FOLDER/review.json" "$FOLDER/review.sarif" || code=$?
cat "$FOLDER/review.md" >> "$GITHUB_STEP_SUMMARY"
# Not everything could be read: that is shown, and there is nothing to approve.
if [ "$code" -ne 0 ]; then exit 0; fi
node "$GITHUB_ACTION_PATH/../scripts/recordReview.cjs"
