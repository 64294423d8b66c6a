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
  // where that is depends on who comes; the guard below knows
  { path: '', name: 'home', component: () => import('@/screens/LostScreen.vue') },
  { path: 'overview', name: 'overview', component: () => import('@/screens/overview/OverviewScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.overview' } },
  { path: 'map', name: 'map', component: () => import('@/screens/map/MapScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.map' } },
  { path: 'map/consistency', name: 'consistency', component: () => import('@/screens/consistency/ConsistencyScreen.vue'), meta: { rights: ['READ'], title: 'consistency.title' } },
  { path: 'import', name: 'import', component: () => import('@/screens/import/ImportScreen.vue'), meta: { rights: ['IMPORT'], title: 'shell.nav.import' } },
  { path: 'import/:id', name: 'import-batch', component: () => import('@/screens/import/ImportScreen.vue'), props: true, meta: { rights: ['IMPORT'], title: 'shell.nav.import' } },
  { path: 'ledger', name: 'ledger', component: () => import('@/screens/ledger/LedgerScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/confirm', name: 'confirm', component: () => import('@/screens/ledger/ConfirmScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/close', name: 'close', component: () => import('@/screens/ledger/CloseScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/close/:month', name: 'closed-month', component: () => import('@/screens/ledger/ClosedMonthScreen.vue'), props: true, meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/overlaps', name: 'overlaps', component: () => import('@/screens/ledger/OverlapsScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/rules', name: 'rules', component: () => import('@/screens/ledger/RulesScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'ledger/self-check', name: 'self-check', component: () => import('@/screens/ledger/SelfCheckScreen.vue'), meta: { rights: ['READ_AUDIT'], title: 'shell.nav.ledger' } },
  { path: 'ledger/reconciliation', name: 'reconciliation', component: () => import('@/screens/ledger/ReconciliationScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.ledger' } },
  { path: 'progress', name: 'progress', component: () => import('@/screens/progress/ProgressScreen.vue'), meta: { rights: ['READ'], title: 'shell.nav.progress' } },
  { path: 'system/:part?', name: 'system', component: () => import('@/screens/system/SystemScreen.vue'), meta: { title: 'shell.nav.system' } },
  { path: 'me', name: 'me', component: () => import('@/screens/me/MeScreen.vue'), meta: { title: 'me.title' } },
  { path: ':rest(.*)*', name: 'lost', component: () => import('@/screens/LostScreen.vue') },
];

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('@/screens/sign-in/SignInScreen.vue'), meta: { signedIn: false } },
    { path: '/password', name: 'password', component: () => import('@/screens/sign-in/PasswordScreen.vue'), meta: { title: 'shell.password.title' } },
    { path: '/second-factor', name: 'second-factor', component: () => import('@/screens/sign-in/SecondFactorScreen.vue'), meta: { title: 'me.factor.title' } },
    { path: '/', component: () => import('@/screens/AppShell.vue'), children: screens },
  ],
});

/** Where somebody begins: the figures, the log for who reads only that, one's own page for who may do nothing yet. */
export function home(): string {
  if (may('READ')) return '/overview';
  return may('READ_AUDIT') ? '/system/audit' : '/me';
}

/** Only addresses of our own pages are followed after signing in. */
export function safeReturn(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?!\/)[^\\]*$/.test(wanted) && wanted !== '/' ? wanted : home();
}

router.beforeEach(async (to) => {
  const session = await findSession();
  if (to.meta.signedIn === false) return session ? safeReturn(to.query.next) : true;
  if (!session) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  if (session.mustChangePassword) {
    return to.name === 'password' ? true : { name: 'password', query: { next: to.fullPath } };
  }
  if (session.mustEnrolSecondFactor) {
    return to.name === 'second-factor' ? true : { name: 'second-factor', query: { next: to.fullPath } };
  }
  if (to.name === 'home') return home();
  const rights = to.meta.rights;
  return rights && !rights.some(may) ? { name: 'system', query: { refused: to.fullPath } } : true;
});
