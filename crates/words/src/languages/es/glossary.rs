//! The glossary.

use crate::Term;

pub(super) fn name(term: Term) -> &'static str {
    match term {
        Term::Registry => "Registro",
        Term::Package => "Paquete",
        Term::Scope => "Ámbito",
        Term::Visibility => "Visibilidad",
        Term::SingleSignOn => "Inicio de sesión único (SSO)",
        Term::Manifest => "Manifiesto",
    }
}

pub(super) fn meaning(term: Term) -> &'static str {
    match term {
        Term::Registry => {
            "Un servidor que almacena imágenes de contenedores. El escáner descarga sus imágenes \
             del registro de GitHub, GitHub Container Registry (GHCR)."
        }
        Term::Package => {
            "El nombre que GitHub da a una imagen de contenedor con todas sus versiones. La \
             visibilidad y el acceso se definen para todo el paquete."
        }
        Term::Scope => {
            "Un permiso de un token clásico. Para escanear basta con `read:packages`; cada ámbito \
             adicional agrava las consecuencias de una filtración."
        }
        Term::Visibility => {
            "Quién puede ver un paquete: todo el mundo (público), la organización o su empresa \
             (interno), o solo quienes tienen acceso (privado). De ella depende si el escáner \
             necesita un token."
        }
        Term::SingleSignOn => {
            "El inicio de sesión a través del proveedor de identidad de la organización, mediante \
             SAML. Si una organización lo usa, hay que autorizar el token para que pueda leer \
             imágenes internas."
        }
        Term::Manifest => {
            "La descripción de una imagen que el registro guarda para cada etiqueta y cada digest. \
             Toda descarga empieza por el manifiesto, así que la prueba lo pide como comprobación."
        }
    }
}
