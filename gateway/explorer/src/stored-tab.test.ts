import { memoryStorage } from './browser-storage';
import { findStoredTab } from './stored-tab';

function storageWith(tabState: string) {
  const storage = memoryStorage();
  storage.setItem('graphiql:tabState', tabState);
  return storage;
}

describe('findStoredTab', () => {
  it('finds none on a first visit', () => {
    expect(findStoredTab(memoryStorage())).toBeNull();
  });

  it.each(['', 'not json', '{}', '{"tabs":[]}', 'null'])('finds none in %j', (tabState) => {
    expect(findStoredTab(storageWith(tabState))).toBeNull();
  });

  it('finds the query and the variables of the active tab', () => {
    const tabs = [{ query: '{ a }' }, { query: '{ b }', variables: '{"first":1}' }];
    const tabState = JSON.stringify({ activeTabIndex: 1, tabs });
    expect(findStoredTab(storageWith(tabState))).toEqual(tabs[1]);
  });

  it('takes the first tab when the active one is gone, and empty texts for missing ones', () => {
    const tabState = JSON.stringify({ activeTabIndex: 7, tabs: [{ query: null }] });
    expect(findStoredTab(storageWith(tabState))).toEqual({ query: '', variables: '' });
  });
});
