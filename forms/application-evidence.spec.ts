import { pageTexts, squeezed } from '../test/support/pdf-reading.js';
import { describeForm, drawn, formText } from '../test/support/describe-form.js';
import { type ApplicationForm51Input, applicationForm51 } from './application-form-5-1.js';
import { applicationForm52 } from './application-form-5-2.js';
import { type ApplicationForm6Input, applicationForm6 } from './application-form-6.js';
import { applicationForm7 } from './application-form-7.js';
import { applicationForm8 } from './application-form-8.js';

// figures stand on the document where a sub-item shows them
describeForm<ApplicationForm51Input>('application-form-5-1', ({ requirements, content }) => ({
  requirements: requirements.map((each) => ({ ...each, shows: 'figures' })),
  content: { ...content, results: requirements.map(({ code, requirement }) => ({ code, text: requirement })) },
}));
describeForm('application-form-5-2');
describeForm<ApplicationForm6Input>('application-form-6', ({ content }) => ({
  areas: content.destinations.map(({ elsewhere }) => (elsewhere === '' ? '十勝' : undefined)),
}));
describeForm('application-form-7');
describeForm('application-form-8');

test('則81②一: 様式5-1 shows figures with their period and what the ambulances include', async () => {
  const text = await formText('application-form-5-1', applicationForm51.samples.short);
  expect(text).toContain('期間：令和７年１月１日から令和７年１２月３１日まで');
  expect(text).toContain('救急車受入件数：１，２３４件（救急ヘリコプターによる受入れを含む。）');
  expect(text).toContain('夜間・休日・時間外入院患者数：５６７人');
  expect(text).toContain('第３０条の４第２項第４号又は第５号');
});

test('様式5-1: one of the two figures is enough', async () => {
  const { short } = applicationForm51.samples;
  const onlyPatients = {
    ...short,
    content: { ...short.content, emergency: { ...short.content.emergency, ambulances: null } },
  };
  expect(await formText('application-form-5-1', onlyPatients)).not.toContain('救急車受入件数');
});

test('様式5-2 asks the reason in the words of the guide, and is the same for every sub-item', async () => {
  const text = await formText('application-form-5-2', applicationForm52.samples.short);
  expect(text).toContain(
    '地域に必要な医療提供体制確保のため、当該業務により医師をやむを得ず長時間従事させることが必要な理由',
  );
  expect(text).toContain(squeezed(applicationForm52.samples.short.content.longHoursReason));
});

test('則87・88②一: 様式6 sums the dispatch; an institution that is sent doctors of two departments counts once', async () => {
  const { short } = applicationForm6.samples;
  const { destinations } = short.content;
  const more = destinations.slice(0, 1).map((each) => ({ ...each, department: '外科', persons: 1000, days: 2000 }));
  const text = await formText('application-form-6', {
    ...short,
    content: { ...short.content, destinations: [...destinations, ...more] },
  });
  expect(text).toContain('合計2医療機関1,020人2,100日');
  expect(text).toContain('地域の医療提供体制を確保するために、派遣が必要である理由');
});

test('様式6: an institution of the same name in another place is another', async () => {
  const { short } = applicationForm6.samples;
  const { destinations } = short.content;
  const elsewhere = { ...destinations[0]!, planningAreaId: '', elsewhere: '東京都千代田区' };
  const text = await formText('application-form-6', {
    ...short,
    content: { ...short.content, destinations: [...destinations, elsewhere] },
  });
  expect(text).toContain('合計3医療機関');
});

test('様式6: the column names the municipality where a place lies in another prefecture, and only then', async () => {
  const { short } = applicationForm6.samples;
  const [first, ...others] = short.content.destinations;
  const outside = { ...first!, planningAreaId: '', elsewhere: '東京都千代田区' };
  expect(await formText('application-form-6', short)).not.toContain('又は市町村');
  const text = await formText('application-form-6', {
    ...short,
    areas: [undefined, ...short.areas.slice(1)],
    content: { ...short.content, destinations: [outside, ...others] },
  });
  expect(text).toContain('所在する二次医療圏又は市町村');
  expect(text).toContain('東京都千代田区');
});

test('則95②一・96①二ロ: 様式7 tells the training, its programmes and how it is made efficient', async () => {
  const text = await formText('application-form-7', applicationForm7.samples.short);
  expect(text).toContain('☑臨床研修（医療法第１１９条第１項第１号）☐専門研修');
  expect(text).toContain('見本中央病院臨床研修プログラム4人');
  expect(text).toContain('研修を効率的に行うための取組（医療法施行規則第９６条第１項第２号ロ）');
});

test('則101①・102②一: 様式8 tells each doctor’s confirmed plan; a hospital may have none yet', async () => {
  const { short } = applicationForm8.samples;
  expect(await formText('application-form-8', short)).toContain(
    '見本四郎令和９年４月１日から令和１２年３月３１日まで令和８年９月１５日',
  );
  expect(await formText('application-form-8', { ...short, content: { ...short.content, doctors: [] } })).toContain(
    '指定後すぐに適用する医師はいない。',
  );
});

test('a question is never the last thing on a page, and the last table opens no empty page', async () => {
  const { short } = applicationForm52.samples;
  for (let lines = 20; lines < 44; lines += 1) {
    const reason = Array.from({ length: lines }, () => '理由').join('\n');
    const pages = await pageTexts(
      await drawn('application-form-5-2', { ...short, content: { ...short.content, longHoursReason: reason } }),
    );
    // what runs on at the top of a page is drawn last
    const texts = pages.map((page) =>
      squeezed(page).replace(/(?:医療法人青雲会見本中央病院様式５－２.+)?－\d\/\d－$/, ''),
    );
    for (const text of texts) expect(text).toMatch(/(理由|担う。)$/);
  }
});
