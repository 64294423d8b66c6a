/** What marks of charts lead to: their postings, the map, and the same charts for one zone. */
import type { RouteLocationRaw } from 'vue-router';
import type { HoldingAccount, ProgressTarget } from '@/api/types';
import { zoneName } from '@/core/districts';
import { useText } from '@/core/i18n';
import { doneLink, type FigureOf } from '@/core/links';
import { useRoute } from 'vue-router';
import { useViewState } from '@/core/viewState';
import type { Mark } from '@/ui/chartTable';

export function useMarks() {
  const { t } = useText();
  const { carry, zone, asOf } = useViewState();
  const route = useRoute();

  function of(key: string | null): FigureOf {
    return { carry: { ...carry.value, asOf: asOf.value }, zone: key ?? zone.value };
  }

  function mapLink(key: string | null, account: HoldingAccount | null): RouteLocationRaw {
    return { name: 'map', query: { ...carry.value, ...(key ? { zone: key } : {}), ...(account ? { account } : {}) } };
  }

  /** The same page narrowed to a zone, or the whole district again. */
  function narrowLink(key: string): { text: string; to: RouteLocationRaw } {
    const { zone: before, ...rest } = route.query;
    return before === key
      ? { text: t('charts.mark.district'), to: { query: rest } }
      : { text: t('charts.mark.zone', { zone: zoneName(key) }), to: { query: { ...rest, zone: key } } };
  }

  function mark(title: string, figure: string, postings: RouteLocationRaw, where: { zone: string | null; account: HoldingAccount | null }): Mark {
    return {
      title,
      figure,
      links: [
        { text: t('charts.mark.postings'), to: postings },
        { text: t('charts.mark.map'), to: mapLink(where.zone, where.account) },
        ...(where.zone ? [narrowLink(where.zone)] : []),
      ],
    };
  }

  return {
    of,
    mark,
    mapLink,
    narrowLink,
    doneOf: (key: string | null, target: ProgressTarget) => doneLink(of(key), target.target, target.reading),
  };
}
