import { lazy, type ReactElement, Suspense, use, useEffect } from 'react';
import { IdentityContext } from './identity/identity';
import { IdentityChoice } from './identity/identity-choice';
import { useIdentity } from './identity/use-identity';
import type { ExplorerSettings } from './settings';
import { FailureBoundary } from './shell/failure-boundary';
import { PageFooter } from './shell/page-footer';
import { PageHeader } from './shell/page-header';
import { type Preferences, usePreferences } from './shell/preferences';
import { TEXTS, TextsContext, useTexts } from './shell/texts';

/** Asked for at once, beside `explorer.json`; the page shows its name before the editor is there. */
const workspaceModule = import('./workspace');
const Workspace = lazy(async () => ({ default: (await workspaceModule).Workspace }));

interface AppProps {
  readonly settings: Promise<ExplorerSettings>;
}

/** The whole page, in the reader's language. */
export function App({ settings }: AppProps): ReactElement {
  const preferences = usePreferences();
  const { language } = preferences;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <TextsContext value={TEXTS[language]}>
      <FailureBoundary texts={TEXTS[language]}>
        <Suspense fallback={<Loading />}>
          <Page settings={settings} preferences={preferences} />
        </Suspense>
      </FailureBoundary>
    </TextsContext>
  );
}

interface PageProps extends AppProps {
  readonly preferences: Preferences;
}

function Page({ settings: promise, preferences }: PageProps): ReactElement {
  const settings = use(promise);
  const texts = useTexts();
  const identity = useIdentity(settings.identitiesPath);
  useEffect(() => {
    document.title = `${settings.title} – ${texts.subtitle}`;
  }, [settings.title, texts.subtitle]);
  return (
    <>
      <a className="shell-skip-link" href="#graphiql-session">
        {texts.skipToEditor}
      </a>
      <PageHeader
        title={settings.title}
        documentation={settings.documentation}
        preferences={preferences}
      >
        <IdentityChoice identity={identity} />
      </PageHeader>
      <main>
        <Suspense fallback={<Loading />}>
          <IdentityContext value={identity.headers}>
            <Workspace settings={settings} theme={preferences.theme} />
          </IdentityContext>
        </Suspense>
      </main>
      <PageFooter />
    </>
  );
}

function Loading(): ReactElement {
  const texts = useTexts();
  return (
    <p className="shell-notice" role="status">
      {texts.loading}
    </p>
  );
}
