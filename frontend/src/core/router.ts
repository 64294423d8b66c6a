import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import type { Right } from '@/api/types';
import { findSession, may } from './session';

declare module 'vue-router' {
  interface RouteMeta {
    /** false: shown without a session */
    signedIn?: boolean;
    /** any of these rights opens the screen */
    rights?: Right[];
    /** message key of the screen's name */
    title?: string;
  }
}

const screens: RouteRecordRaw[] = [
  { path: '', redirect: '/overview' },
  { path: 'overview', name: 'overview', component: () => import('@/screens/overview/OverviewScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.overview' } },
  { path: 'map', name: 'map', component: () => import('@/screens/map/MapScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.map' } },
  { path: 'map/consistency', name: 'consistency', component: () => import('@/screens/map/ConsistencyScreen.vue'), meta: { rights: ['READ'], title: 'map.consistency.title' } },
  { path: 'import', name: 'import', component: () => import('@/screens/import/ImportScreen.vue'), meta: { rights: ['IMPORT'], title: 'shell.nav.import' } },
  { path: 'import/:id', name: 'import-batch', component: () => import('@/screens/import/ImportScreen.vue'), props: true, meta: { rights: ['IMPORT'], title: 'shell.nav.import' } },
  { path: 'ledger', name: 'ledger', component: () => import('@/screens/ledger/LedgerScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/confirm', name: 'confirm', component: () => import('@/screens/ledger/ConfirmScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/reconciliation', name: 'reconciliation', component: () => import('@/screens/ledger/ReconciliationScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'progress', name: 'progress', component: () => import('@/screens/progress/ProgressScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.progress' } },
  { path: 'system/:part?', name: 'system', component: () => import('@/screens/system/SystemScreen.vue'), meta: { title: 'shell.nav.system' } },
  { path: ':rest(.*)*', name: 'lost', component: () => import('@/screens/LostScreen.vue') },
];

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('@/screens/sign-in/SignInScreen.vue'), meta: { signedIn: false } },
    { path: '/password', name: 'password', component: () => import('@/screens/sign-in/PasswordScreen.vue') },
    { path: '/', component: () => import('@/screens/AppShell.vue'), children: screens },
  ],
});

/** Only addresses of our own pages are followed after signing in. */
export function safeReturn(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?!\/)[^\\]*$/.test(wanted) ? wanted : '/overview';
}

router.beforeEach(async (to) => {
  const session = await findSession();
  if (to.meta.signedIn === false) return session ? safeReturn(to.query.next) : true;
  if (!session) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  if (session.mustChangePassword) {
    return to.name === 'password' ? true : { name: 'password', query: { next: to.fullPath } };
  }
  const rights = to.meta.rights;
  return rights && !rights.some(may) ? { name: 'system', query: { refused: to.fullPath } } : true;
});
