//! The texts of the prerendered pages.

use crate::PageText;

pub(super) fn page_text(text: PageText) -> &'static str {
    match text {
        PageText::AboutConnect => {
            "Compruebe que un escáner puede leer sus imágenes de GitHub Container Registry antes \
             del primer escaneo."
        }
        PageText::AboutGuide => {
            "Cómo crear, paso a paso, un token de GitHub con el que un escáner pueda leer sus \
             imágenes de contenedores."
        }
        PageText::AboutPractices => {
            "Cuatro reglas para el token de un escáner y cómo se aplican en GitHub Container \
             Registry."
        }
        PageText::AboutTrouble => {
            "Qué significan denied, unauthorized y not found en GitHub Container Registry y qué \
             hacer."
        }
        PageText::AboutRegistries => {
            "Los registros guardados de GitHub Container Registry: cuáles están listos para \
             escanear y cuáles necesitan atención."
        }
        PageText::Needs => {
            "No se pudo iniciar la página: necesita JavaScript y WebAssembly. Habilite ambos \
             para este sitio y vuelva a cargarla, o use otro navegador. La ayuda se puede leer \
             sin ellos."
        }
    }
}
