import './map.css';
import { Map as MapView, Marker, NavigationControl, Popup, VectorTileSource } from 'maplibre-gl';
import { readAround, readClusters, type View } from './graph';
import { mapStyle, tileAddress } from './map-style';
import { language, texts } from './texts';

document.documentElement.lang = language;
document.title = texts.title;

const checkbox = document.createElement('input');
checkbox.type = 'checkbox';
checkbox.id = 'demonstration';
checkbox.checked = true;
const label = document.createElement('label');
label.append(checkbox, ` ${texts.demonstration}`);
document.querySelector('#choices')?.append(label);

const demonstration = (): View['demonstration'] => (checkbox.checked ? null : false);

const map = new MapView({
  container: 'map',
  style: mapStyle(demonstration()),
  center: [2.5, 46.5],
  zoom: 4.7,
  maxZoom: 18,
  attributionControl: { compact: false },
});
map.addControl(new NavigationControl({ showCompass: false }));

/** The grid of clusters follows tiles, which MapLibre draws 512 pixels wide: one zoom above that of the graph. */
function view(): View {
  const bounds = map.getBounds();
  return {
    bounds: {
      south: Math.max(bounds.getSouth(), -90),
      west: wrapped(bounds.getWest()),
      north: Math.min(bounds.getNorth(), 90),
      east: wrapped(bounds.getEast()),
    },
    zoom: Math.floor(map.getZoom()) + 1,
    demonstration: demonstration(),
  };
}

function wrapped(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

let counts: readonly Marker[] = [];

/** Writes the count of each cluster over its circle. */
async function showCounts(): Promise<void> {
  const asked = view();
  const clusters = await readClusters(asked);
  for (const marker of counts) {
    marker.remove();
  }
  const total = clusters.reduce((sum, { count }) => sum + count, 0);
  document.body.dataset['counted'] = String(total);
  counts = clusters
    .filter(({ count }) => count > 1)
    .map(({ count, centroid }) => {
      const element = document.createElement('div');
      element.className = 'cluster';
      element.textContent = count.toLocaleString(language);
      return new Marker({ element }).setLngLat([centroid.longitude, centroid.latitude]).addTo(map);
    });
}

function refresh(): void {
  showCounts().then(
    () => delete document.body.dataset['failure'],
    () => {
      document.body.dataset['failure'] = texts.failed;
    },
  );
}

map.on('moveend', refresh);
map.on('load', refresh);
// Says how much of the tiles is drawn, and `counted` how much the clusters hold, for whoever looks at the page without eyes.
map.on('idle', () => {
  const drawn = map.queryRenderedFeatures({ layers: ['clusters', 'establishments'] });
  document.body.dataset['drawn'] = String(drawn.length);
});

checkbox.addEventListener('change', () => {
  const source = map.getSource('establishments');
  if (source instanceof VectorTileSource) {
    source.setTiles([tileAddress(demonstration())]);
  }
  refresh();
});

map.on('click', ['clusters', 'establishments'], ({ lngLat, features = [] }) => {
  const [found] = features;
  if (found?.layer.id === 'clusters' && map.getZoom() < 12) {
    map.easeTo({ center: lngLat, zoom: map.getZoom() + 2 });
    return;
  }
  showAround(lngLat.toArray()).catch(() => {
    document.body.dataset['failure'] = texts.failed;
  });
});

async function showAround(point: readonly [number, number]): Promise<void> {
  const list = document.createElement('ul');
  for (const { firm, name, commune } of await readAround(point, demonstration())) {
    const item = document.createElement('li');
    const title = firm?.legalName ?? name ?? texts.unnamed;
    item.textContent = commune === null ? title : `${title}, ${commune.name}`;
    list.append(item);
  }
  new Popup({ maxWidth: '22rem' }).setLngLat([point[0], point[1]]).setDOMContent(list).addTo(map);
}
