/** Twenty heavy PDF uploads beside sixty commands with a stale version, all from one hospital's login. */
import { randomUUID } from 'node:crypto';
import { send, Tally } from './program.mjs';

const UPLOADS = 20;
const COMMANDS = 60;
/** Objects of the PDF: reading it takes about a second. */
const OBJECTS = 20_000;

export async function run(program, rounds) {
  const faults = [];
  const file = heavyPdf();
  const caseId = await newCase(program, await program.signIn('hospital'));
  for (let round = 1; round <= rounds; round += 1) {
    const ends = program.ends;
    await program.ensureRunning();
    const cookie = await program.signIn('hospital');
    const { lockVersion } = JSON.parse((await send(`${program.url}/api/cases/${caseId}`, { cookie })).text);
    const uploads = new Tally();
    const commands = new Tally();
    await Promise.all([
      ...Array.from({ length: UPLOADS }, async () =>
        uploads.add(await upload(program, cookie, caseId, { file, lockVersion })),
      ),
      ...Array.from({ length: COMMANDS }, async () => commands.add(await stale(program, cookie, caseId))),
    ]);
    process.stdout.write(
      `load: uploads: round ${round}: ${program.ends - ends} ends; uploads ${uploads}; commands ${commands}; resident ${program.runs ? program.residentMb : 0} MB\n`,
    );
    uploads.tellDefects(program);
    commands.tellDefects(program);
    const defects = uploads.classes['other 5xx'] + commands.classes['other 5xx'];
    if (defects > 0) faults.push(`round ${round}: ${defects} answers of 5xx that are not 503`);
    if (program.ends === ends && (await send(`${program.url}/api/session`, { cookie })).status !== 200)
      faults.push(`round ${round}: no answer afterwards`);
  }
  return faults;
}

async function newCase(program, cookie) {
  const begin = {
    kind: 'B',
    procedure: 'new',
    institutionId: program.institutionId,
    roundId: null,
    currentDesignationId: null,
    idempotencyKey: randomUUID(),
  };
  const answer = await send(`${program.url}/api/cases`, { method: 'POST', cookie, json: begin });
  if (answer.status !== 201) throw new Error(`no case: ${answer.status} ${answer.text}`);
  const { caseId } = JSON.parse(answer.text);
  // Something has happened since the version that the commands will name.
  const { status } = await send(`${program.url}/api/cases/${caseId}/events/APPLY_FOR_EVALUATION`, {
    method: 'POST',
    cookie,
    json: applied(1),
  });
  if (status >= 500) throw new Error(`the first command answered ${status}`);
  return caseId;
}

const applied = (lockVersion) => ({
  lockVersion,
  idempotencyKey: randomUUID(),
  appliedOn: '2026-06-01',
  receiptNo: '第12号',
});

function stale(program, cookie, caseId) {
  return send(`${program.url}/api/cases/${caseId}/events/APPLY_FOR_EVALUATION`, {
    method: 'POST',
    cookie,
    json: applied(0),
    limitMs: 120_000,
  });
}

function upload(program, cookie, caseId, { file, lockVersion }) {
  const body = new FormData();
  body.set('lockVersion', String(lockVersion));
  body.set('idempotencyKey', randomUUID());
  body.set('file', new Blob([file], { type: 'application/pdf' }), '重い書類.pdf');
  return send(`${program.url}/api/cases/${caseId}/documents/D20`, { method: 'POST', cookie, body, limitMs: 120_000 });
}

/** A sound PDF of one page with very many small objects, some 2 MB. */
function heavyPdf() {
  const parts = ['%PDF-1.7\n'];
  const offsets = [];
  let length = parts[0].length;
  const add = (text) => {
    offsets.push(length);
    const object = `${offsets.length} 0 obj\n${text}\nendobj\n`;
    parts.push(object);
    length += object.length;
  };
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  add('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>');
  for (let n = 0; n < OBJECTS; n += 1) add(`<< /A [${n} ${n + 1} (text) /Name] /B << /C ${n} /D [1 2 3 4 5] >> >>`);
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
}
