/** The floors of the house (docs/adr, architecture): a room imports only from floors below it, and from itself. */
const floors = [
  { floor: 1, rooms: ['src/procedure', 'src/platform', 'src/pdf'] },
  { floor: 2, rooms: ['src/record'] },
  { floor: 3, rooms: ['src/jobs'] },
  { floor: 4, rooms: ['src/identity', 'src/registry', 'forms'] },
  { floor: 5, rooms: ['src/plans', 'src/evaluations', 'src/documents', 'src/register', 'src/inputs'] },
  { floor: 6, rooms: ['src/applications'] },
  { floor: 7, rooms: ['src/designations', 'src/councils'] },
  { floor: 8, rooms: ['src/issuing'] },
  { floor: 9, rooms: ['src/web', 'src/api'] },
  { floor: 10, rooms: ['src/app', 'src/verification'] },
  { floor: 11, rooms: ['src/demo'] },
  { floor: 12, rooms: ['src/scenario'] },
  { floor: 13, rooms: ['src/main.ts', 'src/cli.ts', 'src/write-diagrams.ts'] },
];

const spec = '\\.spec\\.tsx?$';
const within = (room) => (room.endsWith('.ts') ? `^${room.replaceAll('.', '\\.')}$` : `^${room}/`);
const anyOf = (rooms) => rooms.map(within).join('|');

/** The floors inside the rooms of many files, from the lowest; a file beside these folders lies above them. */
const floorsInside = {
  'src/procedure': [
    ['terms'],
    ['calendar'],
    ['fields'],
    ['case'],
    ['requirements'],
    ['profile'],
    ['designation'],
    ['conditions'],
    ['events'],
    ['machines'],
  ],
  'src/inputs': [['fields'], ['events', 'settings']],
  'src/applications': [
    ['entities', 'scope'],
    ['log'],
    ['facts', 'messages'],
    ['effects', 'queries'],
    ['documents', 'working-copy'],
    ['commands'],
  ],
  'src/issuing': [['documents'], ['packs']],
  'src/api': [['parts'], ['cases'], ['docs']],
  'src/web': [
    ['base'],
    ['components'],
    ['layout'],
    ['requests'],
    ['addresses'],
    ['content'],
    ['case-elements'],
    ['action-forms'],
    ['settings-frame'],
    // prettier-ignore
    ['case-list', 'cases', 'designations', 'forms', 'health-centre', 'help', 'home', 'hospital', 'jobs', 'notices', 'official-documents', 'prefecture', 'session', 'settings'],
  ],
};

/** One rule a room: neither to a neighbour nor up. Files of one folder (main.ts and cli.ts) may meet. */
function rulesOf(floors, beside) {
  return floors.flatMap(({ floor, rooms }) =>
    rooms.map((room) => {
      const neighbours = rooms.filter((other) => other !== room && !other.endsWith('.ts'));
      const above = floors.filter((other) => other.floor > floor).flatMap((other) => other.rooms);
      return {
        name: `floor-${floor}-${room.replace('src/', '')}`,
        severity: 'error',
        comment: 'A room imports only from floors below it, and from itself.',
        from: { path: within(room), pathNot: spec },
        to: { path: [...[...neighbours, ...above].map(within), ...(beside ? [beside] : [])].join('|') },
      };
    }),
  );
}

const floorRules = [
  ...rulesOf(floors),
  ...Object.entries(floorsInside).flatMap(([house, inside]) =>
    rulesOf(
      inside.map((rooms, index) => ({ floor: index + 1, rooms: rooms.map((room) => `${house}/${room}`) })),
      `^${house}/[^/]+$`,
    ),
  ),
].filter((rule) => rule.to.path !== '');

module.exports = {
  forbidden: [
    ...floorRules,
    { name: 'no-circular', severity: 'error', comment: 'No import circle anywhere.', from: {}, to: { circular: true } },
    {
      name: 'no-unknown-room',
      severity: 'error',
      comment: 'A new room gets a floor in .config/dependency-cruiser.cjs first.',
      from: { path: '^(src|forms)/' },
      to: { path: '^src/', pathNot: anyOf(floors.flatMap(({ rooms }) => rooms)) },
    },
    ...Object.entries(floorsInside).map(([house, inside]) => ({
      name: `no-unknown-folder-${house.replace('src/', '')}`,
      severity: 'error',
      comment: 'A new folder of a room with floors inside gets its floor first.',
      from: { path: '^(src|forms)/', pathNot: spec },
      to: { path: `^${house}/[^/]+/`, pathNot: anyOf(inside.flat().map((folder) => `${house}/${folder}`)) },
    })),
    {
      name: 'procedure-is-pure',
      severity: 'error',
      comment: 'The law imports xstate and itself: no Nest, no database, no clock, no files.',
      from: { path: '^src/procedure/', pathNot: spec },
      to: { pathNot: '^src/procedure/|(^|/)node_modules/xstate/' },
    },
    {
      name: 'conditions-by-the-procedure-alone',
      severity: 'error',
      comment: 'What keeps an act from being done is a rule of the procedure: no other room makes a condition.',
      from: { path: '^(src|forms)/', pathNot: '^src/procedure/' },
      to: { path: '^src/procedure/conditions/condition\\.ts$' },
    },
    {
      name: 'forms-know-law-and-elements',
      severity: 'error',
      comment: 'A form says what stands on the document: it imports the law, the PDF elements and types only.',
      from: { path: '^forms/', pathNot: spec },
      to: { pathNot: '^forms/|^src/(procedure|pdf)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engine-by-its-door',
      severity: 'error',
      comment:
        'What draws PDFs with undocumented parts of pdfmake, pdfkit and fontkit is known by src/pdf/engine/index.ts alone.',
      from: { path: '^(src|forms)/', pathNot: '^src/pdf/engine/' },
      to: { path: '^src/pdf/engine/', pathNot: '^src/pdf/engine/index\\.ts$' },
    },
    {
      name: 'engine-alone-knows-pdfmake',
      severity: 'error',
      comment: 'An upgrade of pdfmake, pdfkit or fontkit touches one folder.',
      from: { path: '^(src|forms)/', pathNot: '^src/pdf/engine/' },
      to: { path: '(^|/)node_modules/(@types/)?(pdfmake|pdfkit|fontkit)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      comment: 'The program does not need its tests or the packages they use.',
      from: { path: '^(src|forms)/', pathNot: spec },
      to: { path: '^test/|\\.spec\\.tsx?$' },
    },
    {
      name: 'no-dev-packages',
      severity: 'error',
      comment: 'What runs in production is a dependency, not a devDependency.',
      from: { path: '^(src|forms)/', pathNot: spec },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      comment: 'A package that is imported stands in package.json.',
      from: { path: '^(src|forms)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import leads somewhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
