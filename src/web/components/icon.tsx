export type IconName = 'check' | 'alert' | 'info';

const PATHS: Record<IconName, string> = {
  check: 'M4 12.5l5 5L20 6.5',
  alert: 'M12 3L1.8 21h20.4zM12 9.5v5.5M12 18.2v.3',
  info: 'M12 2a10 10 0 100 20 10 10 0 000-20zM12 11v6.5M12 7v.3',
};

/** A small line drawing beside words that say the same; hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon--${name}`} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="2.2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
