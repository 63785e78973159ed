export interface Tab {
  label: string;
  href: string;
  current: boolean;
  /** 「7/9」 or a number of items. */
  count?: string;
}

/** Views of one thing, each with its own address. `label` names the group, e.g. 「申請の内容」. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul class="tabs__list">
        {tabs.map((tab) => (
          <li>
            <a class="tabs__tab" href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count && <span class="tabs__count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
