/**
 * Ten uploads of 45 MB at once, from one login and from ten, then PDFs that unpack to gigabytes, while another person asks for the home
 * page. Prints resident memory and the 95th percentile of the home page against those of the idle program.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { lookWhile } from './home-page.mjs';
import { send, Tally } from './program.mjs';

const MEBIBYTE = 1024 * 1024;
const MOST_GROWTH_MB = 300;
const MOST_SLOWDOWN = 2;
const IDLE_MS = 8_000;
const LIMIT_MS = 240_000;

export async function run(program, rounds) {
  const faults = [];
  const cookies = await Promise.all(
    program.institutionIds.map((_, index) => program.signIn(index === 0 ? 'hospital' : `hospital${index + 1}`)),
  );
  const officer = await program.signIn('officer');
  const look = (work) => lookWhile(`${program.url}/prefecture`, officer, work);
  const own = [];
  for (const kind of ['B', 'RENKEI_B', 'C1', 'C2'])
    own.push(await newCase(program, cookies[0], program.institutionIds[0], kind));
  const cases = [own[0]];
  for (const [index, institutionId] of program.institutionIds.entries())
    if (index > 0) cases.push(await newCase(program, cookies[index], institutionId, 'B'));
  await upload(program, cookies[0], own[0], pdfOf([])); // the process that checks is part of the idle program
  await look(() => pause(IDLE_MS));
  const idle = { mb: program.residentMb, helpersMb: program.helpersMb };
  process.stdout.write(`load: large: idle: program ${idle.mb} MB, checker ${idle.helpersMb} MB\n`);

  const file = pdfOf([['<< /Type /XObject >>', randomBytes(45 * MEBIBYTE)]]);
  const scenes = {
    'ten of 45 MB from one login': () =>
      Array.from({ length: 10 }, (_, index) => upload(program, cookies[0], own[index % own.length], file)),
    'ten of 45 MB from ten logins': () => cookies.map((cookie, index) => upload(program, cookie, cases[index], file)),
    'the bombs': () => bombs.map((bytes, index) => upload(program, cookies[index], cases[index], bytes)),
  };
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, begin] of Object.entries(scenes)) {
      const before = await look(() => pause(IDLE_MS));
      const tally = new Tally();
      let peak = { sum: 0, mb: 0, helpersMb: 0 };
      const watch = setInterval(() => {
        const { residentMb: mb, helpersMb } = program;
        if (mb + helpersMb > peak.sum) peak = { sum: mb + helpersMb, mb, helpersMb };
      }, 20);
      const answers = {};
      const slow = await look(async () => {
        for (const answer of await Promise.all(begin())) {
          tally.add(answer);
          answers[answer.status] = (answers[answer.status] ?? 0) + 1;
        }
      });
      clearInterval(watch);
      await pause(2_000);
      // the machine may be busy with other things, so the idle program is looked at before and after
      const quiet = (before + (await look(() => pause(IDLE_MS)))) / 2;
      const growth = peak.sum - idle.mb - idle.helpersMb;
      process.stdout.write(
        `load: large: ${name}: ${JSON.stringify(answers)}, slowest ${(tally.slowestMs / 1000).toFixed(1)} s; peak program ${peak.mb} MB, checker ${peak.helpersMb} MB, together ${growth} MB above idle (<= ${MOST_GROWTH_MB}); home page p95 ${slow.toFixed(0)} ms, idle ${quiet.toFixed(0)} ms, ${(slow / quiet).toFixed(2)} x idle (<= ${MOST_SLOWDOWN})\n`,
      );
      if (tally.classes['other 5xx'] > 0) faults.push(`${name}: answers of 5xx`);
      if (growth > MOST_GROWTH_MB) faults.push(`${name}: ${growth} MB above idle`);
      if (slow / quiet > MOST_SLOWDOWN)
        faults.push(`${name}: the home page took ${(slow / quiet).toFixed(2)} times as long`);
    }
  }
  return faults;
}

async function newCase(program, cookie, institutionId, kind) {
  const begin = {
    kind,
    procedure: 'new',
    institutionId,
    roundId: null,
    currentDesignationId: null,
    idempotencyKey: randomUUID(),
  };
  const answer = await send(`${program.url}/api/cases`, { method: 'POST', cookie, json: begin });
  if (answer.status !== 201) throw new Error(`no case: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text).caseId;
}

/** With the version that the case has when the upload begins; of several at once to one case the later ones are told that it moved on. */
async function upload(program, cookie, caseId, file) {
  const { text } = await send(`${program.url}/api/cases/${caseId}`, { cookie });
  const documents = JSON.parse((await send(`${program.url}/api/cases/${caseId}/required-documents`, { cookie })).text);
  const { id } = documents.find(({ suppliedBy }) => suppliedBy === 'file');
  const boundary = randomUUID();
  const field = (name, value) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${field('lockVersion', JSON.parse(text).lockVersion)}${field('idempotencyKey', randomUUID())}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="large.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  return post(`${program.url}/api/cases/${caseId}/documents/${id}`, cookie, boundary, [
    Buffer.from(head),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

/** Sends the same bytes for all, without a copy for each. */
function post(url, cookie, boundary, pieces) {
  const begun = performance.now();
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const headers = { cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': length };
  return new Promise((resolve) => {
    const answered = (status, text) => resolve({ status, text, headers: new Headers(), ms: performance.now() - begun });
    const sent = request(url, { method: 'POST', agent: false, timeout: LIMIT_MS, headers }, (answer) => {
      let text = '';
      answer
        .setEncoding('utf8')
        .on('data', (chunk) => (text += chunk))
        .on('end', () => answered(answer.statusCode, text));
    });
    sent.on('error', (error) => answered(0, String(error))).on('timeout', () => sent.destroy(new Error('no answer')));
    for (const piece of pieces) sent.write(piece);
    sent.end();
  });
}

/** A sound PDF of one page with more objects, each a dictionary and what its stream holds. */
function pdfOf(streams) {
  const parts = [
    Buffer.from(
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n',
    ),
  ];
  for (const [index, [dictionary, data]] of streams.entries()) {
    parts.push(
      Buffer.from(`${index + 4} 0 obj\n${dictionary.replace('>>', `/Length ${data.length} >>`)}\nstream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    );
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([
    ...parts,
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size ${streams.length + 4} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  ]);
}

/** Made before anything is measured: that takes a processor. */
const bombs = (() => {
  const packed = deflateSync(Buffer.alloc(1024 * MEBIBYTE, 0x20), { level: 9 });
  const numbers = deflateSync(Buffer.from(`9 0 [${'1 '.repeat(15 * MEBIBYTE)}]`), { level: 9 });
  const thirty = deflateSync(Buffer.alloc(30 * MEBIBYTE, 0x20), { level: 9 });
  const objects = (filter) => `<< /Type /ObjStm /N 1 /First 4 ${filter} >>`;
  return [
    pdfOf([[objects('/Filter /FlateDecode'), packed]]),
    pdfOf([[objects('/Filter [/FlateDecode /FlateDecode]'), deflateSync(packed, { level: 9 })]]),
    pdfOf([['<< /Type /XRef /Size 5 /W [1 2 1] /Filter /FlateDecode >>', packed]]),
    pdfOf([['<< /Type /XRef /Size 2000000000 /W [1 2 1] >>', Buffer.alloc(10)]]),
    pdfOf([[objects('/Filter /FlateDecode'), numbers]]),
    pdfOf(Array.from({ length: 100 }, () => [objects('/Filter /FlateDecode'), thirty])),
  ];
})();
