import type { HealthCentre, PlanningArea } from '../../registry/registry.entities.js';
import { DataTable, Section } from '../components/index.js';
import type { PageChrome } from '../layout/index.js';
import { CertaintyMark, SettingsFrame } from '../settings-frame/settings-frame.js';

export interface AreasPageProps {
  chrome: PageChrome;
  areas: readonly PlanningArea[];
  centres: readonly HealthCentre[];
}

const RUN_BY = { prefecture: '都道府県', city: '市' };

/** 構想区域 and 保健所; which health centre runs which council. */
export function AreasPage({ chrome, areas, centres }: AreasPageProps) {
  const centreName = (id: string) => centres.find((centre) => centre.id === id)?.name ?? '';
  const councilsOf = (centreId: string) =>
    areas
      .filter((area) => area.secretariatHealthCentreId === centreId)
      .map(({ name }) => name)
      .join('、');
  return (
    <SettingsFrame chrome={chrome} view="/settings/areas">
      <p>調整会議の依頼は、構想区域の事務局である保健所へ送ります。医療機関の所管保健所とは別の場合があります。</p>
      <Section title="構想区域" id="planning-areas">
        <DataTable
          caption="構想区域と調整会議の事務局"
          columns={[
            { header: '構想区域', cell: ({ name }) => name, nowrap: true },
            {
              header: '調整会議の事務局',
              cell: ({ secretariatHealthCentreId }) => centreName(secretariatHealthCentreId),
            },
            { header: '確認', cell: ({ certainty }) => <CertaintyMark certainty={certainty} />, nowrap: true },
          ]}
          rows={areas}
        />
      </Section>
      <Section title="保健所" id="health-centres">
        <DataTable
          caption="保健所"
          columns={[
            { header: '保健所', cell: ({ name }) => name },
            { header: '設置者', cell: ({ runBy }) => RUN_BY[runBy] },
            { header: '事務局を務める構想区域', cell: ({ id }) => councilsOf(id) || '－' },
            { header: '確認', cell: ({ certainty }) => <CertaintyMark certainty={certainty} />, nowrap: true },
          ]}
          rows={centres}
        />
      </Section>
    </SettingsFrame>
  );
}
