/** The `ref` of an image that is no longer wanted when it leaves the window: the browser alone would load it to its end. */
export function letGoOnLeave(image: HTMLImageElement | null): () => void {
  return () => image?.removeAttribute('src');
}
