import { FACT_NAMES, FIELD_NAMES, type Field } from '../src/dialects/fields';
import { ProvenanceReader, type Provenance } from '../src/dialects/provenance';
import type { Piece, RecordLedger } from '../src/model/fold/ledger';
import { callsOf } from '../src/model/fold/totals';
import type { Session } from '../src/model/session';
import type { Telemetry } from '../src/model/telemetry';

const FIELDS: readonly Field[] = FIELD_NAMES;

/** Where the facts of a session and the fields of its calls were read, as `ATTRIBUTE of SIGNAL INDEX`. */
export interface SessionProvenance {
  id: string;
  facts: Record<string, string>;
  calls: Array<{ kind: string; name: string | null; fields: Record<string, string> }>;
}

export function provenanceTable(
  sessions: readonly Session[],
  ledger: RecordLedger,
  telemetry: Telemetry
): SessionProvenance[] {
  const reader = new ProvenanceReader(telemetry);
  const read = (piece: Piece, fields: readonly Field[]): Record<string, string> => {
    const records = ledger.recordsOf(piece);
    return Object.fromEntries(
      fields.flatMap((field) => {
        const provenance = reader.provenanceOf(records, field);
        return provenance === undefined ? [] : [[field, textOf(provenance)]];
      })
    );
  };
  return sessions.map((session) => ({
    id: session.id,
    facts: read(session, ['sessionId', ...FACT_NAMES]),
    calls: callsOf(session.runs).map((call) => ({
      kind: call.kind,
      name: (call.kind === 'tool' ? call.name : (call.responseModel ?? call.requestModel)) ?? null,
      fields: read(call, FIELDS),
    })),
  }));
}

const PLACES: Readonly<Record<Provenance['place'], string>> = {
  record: '',
  event: 'an event of ',
  resource: 'the resource of ',
};

function textOf({ key, place, record: { signal, index } }: Provenance): string {
  return `${key ?? 'worked out'} of ${PLACES[place]}${signal} ${index}`;
}
