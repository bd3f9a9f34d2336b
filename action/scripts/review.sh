# Reviews the commit at hand against where it comes from, in every form, into FOLDER. The code that runs here is the pull
# request's: whatever this writes may be whatever its author wants.
set -euo pipefail

mkdir -p "$FOLDER"
before="$(git merge-base "$BASE" HEAD)"

# What is declared, for whoever reviews it where this code does not run. A program that fails is told by the review.
npx --no-install appreg manifest --stack "$STACK" --or-nothing --out "$FOLDER/declared.json" || true
printf 'digest=%s\n' "$(node --print 'JSON.parse(fs.readFileSync(process.argv[1])).digest' "$FOLDER/declared.json")" >> "$GITHUB_OUTPUT"

code=0
npx --no-install appreg review --base "$before" --stack "$STACK" ${FAIL_ON:+--fail-on "$FAIL_ON"} \
  --out "$FOLDER/review.md" "$FOLDER/review.json" "$FOLDER/review.sarif" || code=$?
if [ -f "$FOLDER/review.md" ]; then cat "$FOLDER/review.md" >> "$GITHUB_STEP_SUMMARY"; fi
exit "$code"
