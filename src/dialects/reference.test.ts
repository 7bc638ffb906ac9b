import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referencePage } from './reference';
import { DIALECTS } from './registry';

describe('the reference page', () => {
  it('is what the tables say; if not, run `npm run reference`', () => {
    expect(readFileSync(join(__dirname, '../../docs/dialects.md'), 'utf8')).toBe(referencePage());
  });

  it.each(DIALECTS.map((dialect) => [dialect.name, dialect] as const))(
    'names every attribute of %s',
    (name, dialect) => {
      const page = referencePage();
      const attributes = Object.values(dialect.fields)
        .flat()
        .map((carrier) => (typeof carrier === 'string' ? carrier : carrier.key));
      expect(attributes.filter((attribute) => !page.includes(`\`${attribute}\``))).toEqual([]);
      expect(page).toContain(`## ${name}\n`);
    }
  );
});
