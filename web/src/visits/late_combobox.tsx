import { type ComponentProps, Suspense } from "react";
import type { Combobox } from "../platform/ui/combobox.tsx";
import { Skeleton } from "../platform/ui/skeleton.tsx";
import { page } from "../workspace/page.ts";

type Props = ComponentProps<typeof Combobox>;

const Loaded = page<"Combobox", Props>(() => import("../platform/ui/combobox.tsx"), "Combobox");

/** The day's page begins with 10 kB of script less: the field is loaded where it is seen. */
export function LateCombobox(props: Props) {
  return (
    <Suspense fallback={<Skeleton label={props.label} lines={2} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
