import { type BaseMapColours, baseMap } from '@apogee/base-map';
import { type LngLatBoundsLike, Map as MapLibre, Marker, NavigationControl } from 'maplibre-gl';
import type { Place } from '../../settings';
import { type Cluster, clustered } from './clustered';
import type { LocatedRow } from './located-rows';
import type { MapTexts } from './map-texts';

const CLOSEST_TO_ROWS = 10;
const CLOSEST = 14;
const AROUND_ROWS_PX = 48;
const SMALLEST_PX = 22;
const WIDER_PER_TENFOLD_PX = 9;

interface ResultMapProps {
  readonly container: HTMLElement;
  readonly colours: BaseMapColours;
  readonly texts: MapTexts;
  /** The reader wants to read these rows. */
  readonly onSelect: (rows: readonly LocatedRow[]) => void;
}

/**
 * Rows on the outline of the world. Circles are buttons of the page and not painted: they have names, can be reached
 * by keyboard, and their numbers need no font of the map's own. Only what is in sight has one.
 */
export class ResultMap {
  private readonly map: MapLibre;
  private rows: readonly LocatedRow[] = [];
  private markers: readonly Marker[] = [];

  /** Throws where the browser has no WebGL. */
  constructor(private readonly props: ResultMapProps) {
    const { container, colours, texts } = props;
    this.map = new MapLibre({
      container,
      style: baseMap(colours),
      maxZoom: CLOSEST,
      renderWorldCopies: false,
      dragRotate: false,
      attributionControl: { compact: false },
      locale: {
        'Map.Title': texts.keys,
        'NavigationControl.ZoomIn': texts.zoomIn,
        'NavigationControl.ZoomOut': texts.zoomOut,
      },
    });
    this.map.addControl(new NavigationControl({ showCompass: false }));
    this.map.on('moveend', () => this.draw());
    // For whoever looks at the page without eyes.
    this.map.once('idle', () => {
      container.dataset['drawn'] = 'true';
    });
  }

  /** Puts these rows in the place of the former ones, all in sight. */
  show(rows: readonly LocatedRow[]): void {
    this.rows = rows;
    this.goToRows(rows, { animate: false });
    this.draw();
  }

  goToAll(): void {
    this.goToRows(this.rows);
  }

  goTo({ bounds: [west, south, east, north] }: Place): void {
    this.map.fitBounds([west, south, east, north]);
  }

  remove(): void {
    this.map.remove();
  }

  private goToRows(
    rows: readonly LocatedRow[],
    options: { readonly animate?: boolean } = {},
  ): void {
    const bounds = boundsOf(rows);
    if (bounds !== null) {
      this.map.fitBounds(bounds, { padding: AROUND_ROWS_PX, maxZoom: CLOSEST_TO_ROWS, ...options });
    }
  }

  private draw(): void {
    for (const marker of this.markers) {
      marker.remove();
    }
    const sight = this.map.getBounds();
    this.markers = clustered(this.rows, this.map.getZoom())
      .filter(({ longitude, latitude }) => sight.contains([longitude, latitude]))
      .map((cluster) =>
        new Marker({ element: this.buttonOf(cluster) })
          .setLngLat([cluster.longitude, cluster.latitude])
          .addTo(this.map),
      );
  }

  private buttonOf(cluster: Cluster<LocatedRow>): HTMLElement {
    const { items } = cluster;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = items.length > 1 ? 'results-cluster' : 'results-point';
    button.textContent = items.length > 1 ? String(items.length) : '';
    button.style.setProperty('--size', `${sizeOf(items.length)}px`);
    button.title = nameOf(items, this.props.texts);
    button.setAttribute('aria-label', button.title);
    button.addEventListener('click', () => this.open(cluster));
    return button;
  }

  /** Closer, while that takes the rows apart; else they are to be read. */
  private open({ items }: Cluster<LocatedRow>): void {
    if (!isOnePlace(items) && this.map.getZoom() < this.map.getMaxZoom() - 1) {
      this.map.fitBounds(boundsOf(items) ?? this.map.getBounds(), { padding: AROUND_ROWS_PX });
      // The button that had the focus is about to go.
      this.map.getCanvas().focus();
    } else {
      this.props.onSelect(items);
    }
  }
}

function boundsOf(rows: readonly LocatedRow[]): LngLatBoundsLike | null {
  if (rows.length === 0) {
    return null;
  }
  const longitudes = rows.map(({ longitude }) => longitude);
  const latitudes = rows.map(({ latitude }) => latitude);
  return [least(longitudes), least(latitudes), most(longitudes), most(latitudes)];
}

/** One at a time: a call with tens of thousands of arguments is refused. */
function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}

function isOnePlace([first, ...others]: readonly LocatedRow[]): boolean {
  return others.every(
    ({ latitude, longitude }) => latitude === first?.latitude && longitude === first.longitude,
  );
}

function nameOf(rows: readonly LocatedRow[], texts: MapTexts): string {
  const [first] = rows;
  return rows.length > 1 || first === undefined
    ? texts.cluster(rows.length)
    : (first.name ?? texts.row(first.row + 1));
}

function sizeOf(rows: number): number {
  return rows > 1 ? Math.round(SMALLEST_PX + WIDER_PER_TENFOLD_PX * Math.log10(rows)) : 14;
}
