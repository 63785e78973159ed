import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';

type BannerKind = 'success' | 'info' | 'warning' | 'error';

export interface BannerProps {
  kind: BannerKind;
  title: string;
  children?: ComponentChildren;
}

const KIND: Record<BannerKind, { text: string; icon: IconName; role: 'status' | 'alert' | 'note' }> = {
  success: { text: '完了', icon: 'check', role: 'status' },
  info: { text: 'お知らせ', icon: 'info', role: 'note' },
  warning: { text: '注意', icon: 'alert', role: 'note' },
  error: { text: 'エラー', icon: 'alert', role: 'alert' },
};

/** A message about the whole page: the result of an act, a notice, a warning, a failure. */
export function Banner({ kind, title, children }: BannerProps) {
  const { text, icon, role } = KIND[kind];
  return (
    <div class={`banner banner--${kind}`} role={role}>
      <Icon name={icon} />
      <div class="banner__text">
        <h2 class="banner__title">
          <span class="visually-hidden">{text}：</span>
          {title}
        </h2>
        {children && <div class="banner__body">{children}</div>}
      </div>
    </div>
  );
}
