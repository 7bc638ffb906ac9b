import * as v from 'valibot';

/** As long as OpenSLO allows: rules are written to a file of that name. */
const LONGEST = 63;

/** The name of an SLO: a file's and a label's. */
export const SloName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected small letters, digits and -'),
  v.maxLength(LONGEST, `expected ${LONGEST} characters at most`)
);
