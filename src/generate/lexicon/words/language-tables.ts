/**
 * Names of members in other languages, with the English names that they mean. A word with a question mark means
 * something else in English or in another language: it counts only beside another word of its own language. To teach
 * standin a word, add it to its language.
 */

const german = `
  besucher:visitor krankenkasse:insurer körpergröße:body_height notfallkontakt:emergency_contact einstellungsdatum:hire_date eintrittsdatum:hire_date stundenlohn:hourly_rate ansprechpartner:contact_person
  alkoholgehalt:alcohol_content anreise:arrival ankunft:arrival abreise:departure abfahrt:departure nacht?:night nächte:nights tage:days stunden:hours minuten?:minutes monate:months
  registriert:registered verlängert:renewed eingereicht:submitted eingestellt:posted verfügbar:available
  bestellt:ordered verarbeitet:processed geprüft:reviewed angesehen:viewed ausgesetzt:suspended gast?:guest
  pflegekraft:nurse versicherter:policyholder name?:name trainer?:coach absender:sender empfänger:recipient passagier:passenger fahrgast:passenger
  schlafzimmer:bedrooms stockwerk:floor sitzplätze:seats hausarzt:doctor eigentümer:owner besitzer:owner
  nachbar:neighbour mieter:resident vermieter:landlord fahrer:driver mitglied:member angestellter:employee
  verfasser:author schiedsrichter:referee vorsitzender:chairman vorsitzende:chairman kassenwart:treasurer schriftführer:secretary
  vorname:first_name nachname:last_name familienname:last_name zuname:last_name geburtsname:maiden_name
  vollständiger_name:full_name voller_name:full_name vollername:full_name anrede:salutation titel?:title geschlecht:gender geburtsdatum:birth_date
  geburtstag:birth_date geburtsort:birthplace alter?:age staatsangehörigkeit:nationality familienstand:marital_status
  beruf:occupation firma:company firmenname:company_name geschäftsführer:ceo inhaber:owner gegründet_am:founded_at unternehmen:company arbeitgeber:employer abteilung:department mitarbeiter:employee vorgesetzter:manager urlaubstage:vacation_days
  benutzer:user benutzername:username passwort:password kennwort:password email_adresse:email e_mail_adresse:email
  telefon:phone telefonnummer:phone handy?:mobile handynummer:mobile mobilnummer:mobile rufnummer:phone
  faxnummer:fax webseite:website strasse:street straße:street hausnummer:house_number plz:postal_code
  postleitzahl:postal_code ort?:city stadt:city wohnort:city gemeinde:municipality bundesland:province kanton:canton
  land?:country länderkürzel:country_code adresse:address anschrift:address lieferadresse:shipping_address
  rechnungsadresse:billing_address adresszusatz:address_line_2 postfach:po_box breitengrad:latitude
  längengrad:longitude höhe?:height breite:width länge:length tiefe:depth gewicht:weight größe:size farbe:color
  erstellt:created erstellt_am:created_at erstellt_von:created_by angelegt_am:created_at geändert_am:updated_at
  geändert_von:updated_by aktualisiert_am:updated_at bearbeitet_am:updated_at gelöscht_am:deleted_at
  erstellungsdatum:created_date änderungsdatum:updated_date gültig_ab:valid_from gültig_bis:valid_to
  datum:date uhrzeit:time_of_day zeit:time zeitpunkt:timestamp zeitstempel:timestamp beginn:start anfang:start ende?:end
  startdatum:start_date enddatum:end_date fälligkeitsdatum:due_date fällig_am:due_date fälligkeit:due_date
  bestelldatum:order_date erstzulassung:registration_date rechnungsdatum:invoice_date lieferdatum:delivery_date dauer:duration jahr:year monat:month
  woche:week tag?:day stunde:hour betrag:amount summe:total gesamt:total gesamtbetrag:total_amount
  gesamtsumme:total_amount zwischensumme:subtotal netto:net_amount brutto:gross_amount nettobetrag:net_amount
  bruttobetrag:gross_amount preis:price einzelpreis:unit_price gesamtpreis:total_price steuer:tax steuersatz:tax_rate
  mwst:tax mehrwertsteuer:tax ust_id:vat_id umsatzsteuer:tax rabatt:discount
  versandkosten:shipping_cost währung:currency kosten:cost gebühr:fee gehalt:salary gehaltswunsch:salary gehaltsvorstellung:salary kontostand:balance guthaben:balance
  menge:quantity anzahl:quantity stückzahl:quantity bestand:stock lagerbestand:stock einheit:unit
  kontonummer:account_number bankleitzahl:routing_number blz:routing_number kontoinhaber:account_holder
  kundennummer:customer_number rechnungsnummer:invoice_number bestellnummer:order_number auftragsnummer:order_number
  artikelnummer:sku vertragsnummer:contract_number personalnummer:employee_number nummer:number kennzeichen:license_plate
  bezeichnung:name beschreibung:description bemerkung:comment bemerkungen:comments notiz:note notizen:notes seriennummer:serial_number posten:line_item anmerkung:comment
  kommentar:comment nachricht:message betreff:subject überschrift:title kategorie:category schlagwort:tag
  zustand:condition priorität:priority typ?:type sprache:language aktiv:active gelöscht:deleted abgeschlossen:completed
  bezahlt:paid kunde:customer kunden:customer kundin:customer ansprechpartner:contact_person sachbearbeiter:assignee
  verantwortlich:owner lieferant:supplier hersteller:manufacturer artikel:item produkt:product bestellung:order
  rechnung:invoice lieferung:delivery zahlung:payment zahlungsart:payment_method zahlungsmethode:payment_method konto:account vertrag:contract
  termin:appointment aufgabe:task projekt:project fahrzeug:vehicle marke:brand modell:model baujahr:year_built
  kilometerstand:mileage kraftstoff:fuel_type leistung:power temperatur:temperature luftfeuchtigkeit:humidity
  luftdruck:pressure windgeschwindigkeit:wind_speed bewertung:rating wohnfläche:living_area fläche:area zimmer:rooms miete:rent
  arzt:doctor patient?:patient versicherung:insurance schule:school lehrer:teacher schüler:student note?:grade
  positionen:lines verlag:publisher autor:author seitenzahl:page_count erscheinungsjahr:publication_year dateiname:filename
  dateigröße:file_size bild:image anhang:attachment kennung:identifier schlüssel:key wert:value
  bestätigt:confirmed abgelehnt:rejected storniert:cancelled abgebrochen:cancelled gekündigt:terminated
  veröffentlicht:published gesendet:sent versendet:sent versandt:shipped verschickt:shipped geliefert:delivered
  zugestellt:delivered erstattet:refunded genehmigt:approved freigegeben:approved geschlossen:closed geöffnet:opened
  archiviert:archived gesperrt:blocked deaktiviert:deactivated aktiviert:activated verifiziert:verified erledigt:done
  fertig:done beendet:ended gestartet:started begonnen:started abgelaufen:expired zurückgegeben:returned
  eingegangen:received empfangen:received gelesen:read offen:open ausstehend:pending wartend:waiting entwurf:draft
  neu:new in_bearbeitung:in_progress laufend:running fehlgeschlagen:failed fehler:error inaktiv:inactive
  geplant:planned gebucht:booked reserviert:reserved unbezahlt:unpaid angenommen:accepted zugewiesen:assigned
  angelegt:created geändert:updated aktualisiert:updated stornierung:cancellation überfällig:overdue
  bezahldatum:payment_date
  feld:field reihenfolge:order meldung:message ergebnis:result gruppe:group stufe:level hinweis:note grund:reason
  ursache:cause quelle:source ziel:target begründung:reason datei:file seite:page zeile:line spalte:column`
const french = `
  date_embauche:hire_date taux_horaire:hourly_rate
  arrivée:arrival arrivé:arrival départ:departure nuit:night nuits:nights jours:days heures:hours
  inscrit:registered enregistré:registered renouvelé:renewed soumis:submitted posté:posted disponible?:available
  commandé:ordered traité:processed examiné:reviewed consulté:viewed propriétaire:owner titulaire:account_holder
  invité:guest infirmier:nurse infirmière:nurse entraîneur:coach interlocuteur:contact_person expéditeur:sender
  destinataire:recipient passager:passenger chambres:bedrooms étage:floor
  voisin:neighbour locataire:resident conducteur:driver membre:member employé:employee
  prénom:first_name nom?:name nom_de_famille:last_name nom_famille:last_name nom_complet:full_name complet:full
  nom_utilisateur:username nom_d_utilisateur:username pseudo?:username civilité:salutation sexe:gender
  date?:date emprunteur:borrower assuré:policyholder date_naissance:birth_date date_de_naissance:birth_date lieu_naissance:birthplace lieu_de_naissance:birthplace
  âge?:age nationalité:nationality situation_familiale:marital_status métier:occupation poste?:job_title
  entreprise:company société:company employeur:employer service?:department courriel:email adresse_mail:email
  adresse_email:email adresse_courriel:email mot_de_passe:password téléphone?:phone tel_portable:mobile portable?:mobile
  numéro_téléphone:phone numéro_de_téléphone:phone site_web:website adresse:address rue:street
  numéro_rue:house_number code_postal:postal_code ville:city commune?:municipality région?:region département:department
  pays?:country code_pays:country_code adresse_livraison:shipping_address adresse_facturation:billing_address
  date_création:created_at date_de_création:created_at créé_le:created_at créé_par:created_by date_modification:updated_at
  date_de_modification:updated_at modifié_le:updated_at mis_à_jour_le:updated_at date_mise_à_jour:updated_at
  supprimé_le:deleted_at date_début:start_date date_de_début:start_date date_fin:end_date date_de_fin:end_date
  début?:start fin?:end date_échéance:due_date date_commande:order_date date_achat:purchase_date date_facture:invoice_date
  date_livraison:delivery_date heure:time_of_day durée:duration année:year mois:month jour:day semaine:week montant:amount
  montant_total:total_amount total_ht:net_amount total_ttc:gross_amount montant_ht:net_amount montant_ttc:gross_amount
  sous_total:subtotal prix:price prix_unitaire:unit_price tva:tax taux_tva:tax_rate remise:discount réduction:discount
  devise?:currency monnaie:currency solde:balance salaire:salary frais:fee coût:cost quantité:quantity stock?:stock
  unité:unit poids:weight hauteur:height largeur:width longueur:length taille:size couleur:color numéro:number
  numéro_client:customer_number numéro_facture:invoice_number numéro_commande:order_number numéro_compte:account_number
  référence?:reference libellé:label intitulé:title titre:title description?:description commentaire:comment
  remarque:comment objet?:subject sujet:subject catégorie:category étiquette:tag statut:status état:status
  priorité:priority langue:language actif:active client?:customer fournisseur:supplier fabricant:manufacturer
  utilisateur:user auteur:author responsable:manager produit:product article?:item commande:order facture:invoice
  livraison:delivery paiement:payment mode_paiement:payment_method compte:account contrat:contract rendez_vous:appointment
  tâche:task projet:project véhicule:vehicle marque:brand modèle:model kilométrage?:mileage immatriculation:license_plate
  carburant:fuel_type température?:temperature humidité:humidity pression:pressure vitesse:speed
  note?:rating loyer:rent médecin:doctor patiente:patient élève:student professeur:teacher école:school
  lignes:lines éditeur:publisher nombre_pages:page_count fichier:filename nom_fichier:filename image?:image nombre?:count
  valeur:value clé:key identifiant:username
  confirmé:confirmed rejeté:rejected refusé:rejected annulé:cancelled résilié:terminated publié:published envoyé:sent
  expédié:shipped livré:delivered remboursé:refunded approuvé:approved validé:approved fermé:closed clôturé:closed
  ouvert:open archivé:archived bloqué:blocked suspendu:suspended désactivé:deactivated activé?:activated
  vérifié:verified terminé:completed démarré:started commencé:started expiré:expired retourné:returned reçu:received
  en_attente:pending brouillon:draft nouveau?:new en_cours:in_progress échoué:failed erreur:error inactif:inactive
  planifié:planned réservé:reserved impayé:unpaid accepté:accepted assigné:assigned supprimé:deleted payé:paid
  créé:created modifié:updated annulation:cancellation suppression?:deletion remboursement:refund en_retard:overdue
  champ?:field ordre:order profil:profile résultat:result groupe:group niveau:level motif?:reason cause?:cause
  origine:source couche:layer`
const spanish = `
  jefe:manager jefa:manager fecha_contratación:hire_date anio:year
  llegada:arrival salida:departure entrada?:check_in noche:night noches:nights días:days horas?:hours minutos?:minutes meses?:months
  registrado?:registered renovado?:renewed presentado:submitted disponible?:available procesado:processed
  revisado?:reviewed propietario:owner titular?:account_holder huésped:guest invitado:guest enfermero:nurse
  enfermera:nurse entrenador:coach remitente:sender destinatario?:recipient pasajero:passenger gerente?:manager
  habitaciones:bedrooms dormitorios:bedrooms piso?:floor asientos:seats docente?:teacher
  vecino:neighbour inquilino:resident conductor?:driver miembro:member
  nombre?:name nombres:first_name primer_nombre:first_name segundo_nombre:middle_name apellido:last_name
  apellidos:last_name primer_apellido:last_name segundo_apellido:second_last_name nombre_completo:full_name completo:full
  profesional:professional clínica:clinic procedimiento:procedure especialidad:specialty
  nombre_usuario:username nombre_de_usuario:username usuario:user contraseña:password clave?:password
  correo:email correo_electrónico:email dirección_correo:email teléfono?:phone móvil:mobile celular:mobile
  teléfono_móvil:mobile número_teléfono:phone fecha_nacimiento:birth_date fecha_de_nacimiento:birth_date
  lugar_nacimiento:birthplace lugar_de_nacimiento:birthplace edad:age género?:gender sexo?:gender
  nacionalidad?:nationality estado_civil:marital_status profesión:occupation puesto:job_title cargo?:job_title
  empresa?:company compañía:company dirección:address calle:street número_casa:house_number código_postal:postal_code
  límite?:limit utilizado:used gastado:spent restante?:remaining
  ciudad:city localidad:city municipio:municipality provincia?:province estado?:status país?:country
  código_país:country_code dirección_envío:shipping_address dirección_facturación:billing_address
  fecha_creación:created_at fecha_de_creación:created_at creado_en:created_at creado_el:created_at creado_por:created_by
  fecha_actualización:updated_at fecha_de_actualización:updated_at fecha_modificación:updated_at actualizado_en:updated_at
  modificado_en:updated_at eliminado_en:deleted_at fecha:date hora?:time_of_day fecha_inicio:start_date
  fecha_de_inicio:start_date fecha_fin:end_date fecha_de_fin:end_date fecha_vencimiento:due_date fecha_pedido:order_date
  fecha_entrega:delivery_date fecha_factura:invoice_date inicio?:start fin?:end duración:duration año:year mes?:month
  día:day semana?:week importe:amount monto:amount cantidad:quantity precio:price precio_unitario:unit_price
  precio_total:total_price subtotal?:subtotal total?:total impuesto:tax impuestos:tax iva:tax base_imponible:subtotal descuento:discount
  moneda:currency divisa:currency saldo?:balance salario?:salary sueldo:salary coste:cost costo?:cost gastos:cost
  envío:shipping unidades:quantity existencias:stock unidad:unit peso?:weight altura?:height anchura:width ancho:width
  alto?:height largo?:length tamaño:size color?:color talla:size número:number número_cliente:customer_number
  número_factura:invoice_number número_pedido:order_number número_cuenta:account_number número_de_cuenta:account_number
  descripción:description título?:title asunto:subject mensaje:message comentario?:comment comentarios?:comments
  observaciones:comments notas?:notes categoría:category etiqueta:tag prioridad:priority idioma?:language activo:active
  cliente?:customer clientes?:customer proveedor:supplier fabricante?:manufacturer autor?:author
  empleado:employee producto:product artículo:item pedido?:order factura:invoice pago:payment método_pago:payment_method
  método_de_pago:payment_method cuenta:account contrato?:contract cita?:appointment tarea:task proyecto:project
  vehículo:vehicle marca?:brand modelo?:model matrícula:license_plate kilometraje:mileage combustible:fuel_type
  temperatura?:temperature humedad:humidity presión:pressure velocidad:speed calificación:rating puntuación:rating
  alquiler:rent médico?:doctor paciente?:patient profesor?:teacher alumno:student escuela:school editorial?:publisher
  líneas:lines archivo:filename nombre_archivo:filename imagen:image valor?:value rol?:role
  confirmado:confirmed rechazado:rejected cancelado:cancelled anulado:cancelled publicado:published enviado:sent
  entregado:delivered reembolsado:refunded aprobado:approved cerrado:closed abierto:open archivado:archived
  bloqueado:blocked suspendido:suspended desactivado:deactivated activado:activated verificado:verified
  completado:completed terminado:completed finalizado:completed iniciado:started expirado:expired caducado:expired
  devuelto:returned recibido:received leído:read pendiente:pending borrador:draft nuevo:new en_curso:in_progress
  en_proceso:in_progress fallido:failed inactivo:inactive planificado:planned programado:scheduled reservado:reserved
  pagado:paid impagado:unpaid aceptado:accepted asignado:assigned eliminado:deleted borrado:deleted creado:created
  actualizado:updated modificado:updated cancelación:cancellation anulación:cancellation vencido:overdue
  tipo:type campo:field orden?:order perfil:profile resultado:result grupo:group nivel:level nota?:note
  motivo:reason causa?:cause origen:source destino:destination página:page capa:layer`
const portuguese = `
  chefe:manager data_admissão:hire_date
  chegada:arrival partida?:departure saída:departure noite:night noites:nights dias:days horas?:hours minutos?:minutes meses?:months
  registrado?:registered cadastrado:registered renovado?:renewed postado:posted disponível:available
  processado:processed revisado?:reviewed visualizado:viewed proprietário:owner titular?:account_holder hóspede:guest
  convidado:guest enfermeiro:nurse treinador:coach remetente:sender destinatário:recipient passageiro:passenger
  gerente?:manager quartos:bedrooms dormitórios:bedrooms andar:floor assentos:seats docente?:teacher
  vizinho:neighbour inquilino:resident motorista:driver membro:member funcionário:employee
  profissional:professional clínica:clinic procedimento:procedure especialidade:specialty agendamento:appointment
  nome?:name primeiro_nome:first_name sobrenome:last_name apelido?:last_name último_nome:last_name nome_completo:full_name completo:full
  nome_usuário:username nome_de_usuário:username usuário:user utilizador:user senha:password palavra_passe:password
  correio_eletrônico:email endereço_email:email telefone:phone telemóvel:mobile telemovel:mobile celular?:mobile
  data_nascimento:birth_date data_de_nascimento:birth_date nascimento:birth_date local_nascimento:birthplace
  naturalidade:birthplace idade:age gênero:gender género?:gender sexo?:gender nacionalidade:nationality
  estado_civil?:marital_status profissão:occupation cargo?:job_title empresa?:company endereço:address morada:address
  limite?:limit utilizado:used gasto:spent disponível:available restante?:remaining
  rua:street logradouro:street número_casa?:house_number complemento:address_line_2 bairro:neighborhood cep:cep
  código_postal?:postal_code cidade:city localidade:city município:municipality estado?:state uf:state_code distrito:district
  país?:country endereço_entrega:shipping_address endereço_cobrança:billing_address data?:date data_criação:created_at
  data_de_criação:created_at criado_em:created_at criado_por:created_by atualizado_em:updated_at
  data_atualização:updated_at data_de_atualização:updated_at modificado_em:updated_at excluído_em:deleted_at
  hora?:time_of_day data_início:start_date data_de_início:start_date data_fim:end_date data_de_fim:end_date
  data_vencimento:due_date data_pedido:order_date data_entrega:delivery_date início:start fim:end duração:duration ano:year
  mês:month dia:day semana?:week valor?:amount valor_total:total_amount valor_unitário:unit_price quantia:amount quantidade:quantity preço:price
  preço_unitário:unit_price preço_total:total_price imposto:tax desconto:discount moeda:currency saldo?:balance
  salário:salary custo:cost frete:shipping estoque:stock unidade:unit peso?:weight altura?:height largura:width
  comprimento:length tamanho:size cor?:color número?:number número_conta:account_number agência:routing_number
  nota_fiscal:invoice_number descrição:description título?:title assunto:subject mensagem:message comentário:comment
  observação:comment observações:comments categoria?:category etiqueta?:tag situação:status prioridade:priority
  idioma?:language ativo:active cliente?:customer clientes?:customer fornecedor:supplier fabricante?:manufacturer
  autor?:author funcionário:employee produto:product item?:item pedido?:order fatura:invoice pagamento:payment
  forma_pagamento:payment_method forma_de_pagamento:payment_method conta?:account contrato?:contract consulta:appointment
  tarefa:task projeto:project veículo:vehicle marca?:brand modelo?:model placa:license_plate matrícula?:license_plate
  quilometragem:mileage combustível:fuel_type temperatura?:temperature umidade:humidity pressão:pressure
  velocidade:speed avaliação:rating aluguel:rent renda:rent médico?:doctor paciente?:patient professor?:teacher
  aluno:student responsável:guardian segurado:policyholder escola:school editora:publisher linhas:lines arquivo:filename imagem:image
  confirmado:confirmed rejeitado:rejected recusado:rejected cancelado:cancelled publicado:published enviado:sent
  entregue:delivered reembolsado:refunded aprovado:approved fechado:closed aberto:open arquivado:archived
  bloqueado:blocked suspenso:suspended desativado:deactivated ativado:activated verificado:verified
  concluído:completed finalizado:completed iniciado:started expirado:expired devolvido:returned recebido:received
  lido:read pendente:pending rascunho:draft novo:new em_andamento:in_progress inativo:inactive agendado:scheduled
  reservado:reserved pago:paid aceito:accepted atribuído:assigned excluído:deleted removido:deleted criado:created
  atualizado:updated cancelamento:cancellation vencido:overdue
  tipo:type campo:field ordem:order perfil:profile resultado:result chave:key grupo:group nível:level nota?:note
  motivo:reason causa?:cause origem:source destino:destination página:page camada:layer`
const dutch = `
  bezoeker:visitor roepnaam:first_name indiensttreding:hire_date uurloon:hourly_rate
  aankomst:arrival vertrek:departure nacht?:night nachten:nights dagen:days uren:hours minuten?:minutes maanden:months
  geregistreerd:registered verlengd:renewed ingediend:submitted geplaatst:posted beschikbaar:available besteld:ordered
  verwerkt:processed beoordeeld:reviewed bekeken:viewed opgeschort:suspended eigenaar:owner
  rekeninghouder:account_holder gast?:guest verpleegkundige:nurse huisarts:doctor afzender:sender ontvanger:recipient
  passagier?:passenger leidinggevende:manager patiënt:patient slaapkamers:bedrooms verdieping:floor zitplaatsen:seats
  docent?:teacher
  buurman:neighbour huurder:resident verhuurder:landlord bestuurder:driver werknemer:employee
  voornaam:first_name achternaam:last_name familienaam:last_name tussenvoegsel:middle_name volledige_naam:full_name
  naam:name gebruikersnaam:username gebruiker:user wachtwoord:password aanhef:salutation geslacht:gender
  geboortedatum:birth_date geboorteplaats:birthplace leeftijd:age nationaliteit:nationality
  burgerlijke_staat:marital_status beroep:occupation functie:job_title bedrijf:company bedrijfsnaam:company
  werkgever:employer afdeling:department medewerker:employee e_mailadres:email emailadres:email mailadres:email
  telefoon:phone telefoonnummer:phone mobiel:mobile mobiele_nummer:mobile adres:address straat:street
  verzekerde:policyholder straatnaam:street huisnummer:house_number toevoeging:address_line_2 postcode?:postal_code woonplaats:city plaats:city
  stad:city gemeente:municipality provincie:province land?:country landcode:country_code bezorgadres:shipping_address
  afleveradres:shipping_address factuuradres:billing_address aangemaakt_op:created_at aangemaakt_door:created_by
  aanmaakdatum:created_date gemaakt_op:created_at gewijzigd_op:updated_at bijgewerkt_op:updated_at
  wijzigingsdatum:updated_date verwijderd_op:deleted_at datum:date tijd:time tijdstip:timestamp begindatum:start_date
  startdatum:start_date einddatum:end_date vervaldatum:due_date besteldatum:order_date factuurdatum:invoice_date
  leverdatum:delivery_date duur:duration jaar:year maand:month dag?:day bedrag:amount totaalbedrag:total_amount
  totaal:total subtotaal:subtotal prijs:price stukprijs:unit_price btw:tax btw_nummer:vat_id btw_tarief:tax_rate
  korting:discount valuta:currency saldo?:balance salaris:salary kosten:cost verzendkosten:shipping_cost aantal:quantity
  hoeveelheid:quantity voorraad:stock eenheid:unit gewicht:weight hoogte:height breedte:width lengte:length maat:size
  kleur:color nummer:number klantnummer:customer_number factuurnummer:invoice_number bestelnummer:order_number
  ordernummer:order_number rekeningnummer:account_number artikelnummer:sku kenteken:license_plate
  omschrijving:description beschrijving:description opmerking:comment opmerkingen:comments bericht:message
  onderwerp:subject titel?:title categorie:category soort:type taal:language actief:active betaald:paid klant:customer
  klanten:customer leverancier:supplier fabrikant:manufacturer contactpersoon:contact_person auteur?:author
  artikel:item bestelling:order factuur:invoice levering:delivery betaling:payment betaalmethode:payment_method
  rekening:account afspraak:appointment taak:task voertuig:vehicle merk:brand bouwjahr:year_built bouwjaar:year_built
  kilometerstand:mileage brandstof:fuel_type temperatuur:temperature luchtvochtigheid:humidity beoordeling:rating
  huur:rent arts?:doctor leerling:student leraar:teacher regels:lines uitgever:publisher bestandsnaam:filename afbeelding:image
  sleutel:key waarde:value breedtegraad:latitude lengtegraad:longitude
  bevestigd:confirmed afgewezen:rejected geannuleerd:cancelled gepubliceerd:published verzonden:sent verstuurd:sent
  geleverd:delivered terugbetaald:refunded goedgekeurd:approved gesloten:closed geopend:opened gearchiveerd:archived
  geblokkeerd:blocked gedeactiveerd:deactivated geactiveerd:activated geverifieerd:verified voltooid:completed
  afgerond:completed gestart:started verlopen:expired geretourneerd:returned ontvangen:received gelezen:read
  in_behandeling:pending nieuw:new bezig:in_progress mislukt:failed inactief:inactive gepland:planned geboekt:booked
  gereserveerd:reserved onbetaald:unpaid verwijderd:deleted aangemaakt:created gewijzigd:updated bijgewerkt:updated
  geaccepteerd:accepted toegewezen:assigned annulering:cancellation
  veld:field volgorde:order profiel:profile resultaat:result grootte:size groep:group niveau?:level reden:reason
  oorzaak:cause bron:source einde:end bestand:file laag:layer`
const italian = `
  data_assunzione:hire_date
  arrivo:arrival partenza:departure notte:night notti:nights giorni:days ore?:hours minuti:minutes mesi:months
  registrato:registered rinnovato:renewed presentato:submitted disponibile:available ordinato:ordered
  elaborato:processed esaminato:reviewed visualizzato:viewed proprietario?:owner intestatario:account_holder
  titolare:account_holder ospite:guest infermiere:nurse allenatore:coach mittente:sender destinatario?:recipient
  passeggero:passenger responsabile:manager camere:bedrooms piano?:floor docente?:teacher
  vicino?:neighbour inquilino:resident autista:driver membro:member
  nome?:name cognome:last_name nome_completo?:full_name nominativo:full_name nome_utente:username utente:user
  indirizzo_email:email posta_elettronica:email telefono?:phone cellulare:mobile numero_telefono:phone
  numero_di_telefono:phone data_nascita:birth_date data_di_nascita:birth_date luogo_nascita:birthplace
  luogo_di_nascita:birthplace età?:age genere:gender sesso:gender nazionalità:nationality cittadinanza:nationality
  stato_civile:marital_status professione:occupation azienda:company ditta:company ragione_sociale:company
  indirizzo:address via?:street civico:house_number numero_civico:house_number cap?:postal_code
  codice_postale:postal_code città:city comune?:municipality località:city provincia?:province regione:region
  nazione:country paese:country indirizzo_spedizione:shipping_address indirizzo_fatturazione:billing_address data?:date
  data_creazione:created_at data_di_creazione:created_at creato_il:created_at creato_da:created_by
  data_modifica:updated_at data_di_modifica:updated_at modificato_il:updated_at aggiornato_il:updated_at
  data_aggiornamento:updated_at eliminato_il:deleted_at ora?:time data_inizio:start_date data_di_inizio:start_date
  data_fine:end_date data_di_fine:end_date data_scadenza:due_date scadenza:due_date data_ordine:order_date
  data_consegna:delivery_date data_fattura:invoice_date inizio:start fine?:end durata:duration anno:year mese:month
  giorno:day settimana:week importo:amount importo_totale:total_amount totale:total imponibile:net_amount subtotale:subtotal
  prezzo:price prezzo_unitario:unit_price prezzo_totale:total_price imposta:tax iva?:tax aliquota:tax_rate
  sconto:discount valuta:currency saldo?:balance stipendio:salary
  costo?:cost spese:cost quantità:quantity giacenza:stock unità:unit peso?:weight altezza:height larghezza:width
  lunghezza:length dimensione:size taglia:size colore:color numero?:number numero_cliente:customer_number
  numero_fattura:invoice_number numero_ordine:order_number numero_conto:account_number codice:code
  descrizione:description titolo:title oggetto:subject messaggio:message commento:comment note?:notes
  categoria?:category etichetta:tag stato?:status priorità:priority lingua:language attivo:active cliente?:customer
  clienti:customer fornitore:supplier produttore:manufacturer autore:author dipendente:employee referente:contact_person
  prodotto:product articolo:item ordine:order fattura:invoice consegna:delivery pagamento?:payment
  metodo_pagamento:payment_method metodo_di_pagamento:payment_method conto:account contratto:contract
  appuntamento:appointment attività:task progetto:project veicolo:vehicle marca?:brand modello:model targa:license_plate
  chilometraggio:mileage carburante:fuel_type temperatura?:temperature umidità:humidity pressione:pressure
  velocità:speed valutazione:rating affitto:rent medico?:doctor paziente:patient insegnante:teacher studente:student
  scuola:school editore:publisher righe:lines immagine:image valore:value chiave:key latitudine:latitude longitudine:longitude
  confermato:confirmed rifiutato:rejected annullato:cancelled pubblicato:published inviato:sent spedito:shipped
  consegnato:delivered rimborsato:refunded approvato:approved chiuso:closed aperto:open archiviato:archived
  bloccato:blocked sospeso:suspended disattivato:deactivated attivato:activated verificato:verified
  completato:completed terminato:completed iniziato:started scaduto:expired restituito:returned ricevuto:received
  letto:read in_attesa:pending bozza:draft nuovo:new in_corso:in_progress fallito:failed inattivo:inactive
  pianificato:planned prenotato:booked pagato:paid accettato:accepted assegnato:assigned eliminato:deleted
  codice_fiscale:codice_fiscale partita_iva:partita_iva
  creato:created aggiornato:updated modificato:updated annullamento:cancellation
  tipo:type campo:field profilo:profile risultato:result gruppo:group livello:level nota?:note motivo:reason
  causa?:cause origine:source destinazione:destination compito:task pagina:page strato:layer`

const polish = `
  imię:first_name nazwisko:last_name imię_i_nazwisko:full_name imię_nazwisko:full_name drugie_imię:middle_name
  nazwa:name nazwa_użytkownika:username użytkownik:user hasło:password płeć:gender wiek:age data_urodzenia:birth_date
  miejsce_urodzenia:birthplace obywatelstwo:nationality zawód:occupation stanowisko:job_title firma:company
  pracodawca:employer pracownik:employee dział:department telefon:phone numer_telefonu:phone komórka:mobile
  adres:address adres_email:email ulica:street numer_domu:house_number numer_mieszkania:apartment_number
  kod_pocztowy:postal_code miasto:city miejscowość:city województwo:province powiat:county gmina:municipality
  kraj:country adres_dostawy:shipping_address szerokość_geograficzna:latitude długość_geograficzna:longitude data?:date
  czas:time godzina:time_of_day początek:start koniec:end data_rozpoczęcia:start_date data_zakończenia:end_date
  data_utworzenia:created_at utworzono:created_at data_modyfikacji:updated_at zmodyfikowano:updated_at
  data_aktualizacji:updated_at usunięto:deleted_at data_zamówienia:order_date data_dostawy:delivery_date
  data_płatności:payment_date termin_płatności:due_date data_ważności:expiry_date rok:year miesiąc:month dzień:day
  tydzień:week kwota:amount suma:total razem:total kwota_netto:net_amount kwota_brutto:gross_amount cena:price
  cena_jednostkowa:unit_price koszt:cost podatek:tax stawka_vat:tax_rate rabat:discount waluta:currency saldo?:balance
  wynagrodzenie:salary pensja:salary data_zatrudnienia:hire_date przełożony:manager właściciel:owner ilość:quantity liczba:quantity jednostka:unit waga:weight wysokość:height szerokość:width
  długość:length rozmiar:size kolor:color numer:number numer_zamówienia:order_number numer_faktury:invoice_number
  numer_konta:account_number numer_rejestracyjny:license_plate opis:description tytuł:title temat:subject
  wiadomość:message treść:content uwagi:comment komentarz:comment notatka:note kategoria:category stan:status
  język:language aktywny:active klient?:customer klienta:customer dostawca:supplier autor:author produkt:product
  zamówienie:order faktura:invoice płatność:payment dostawa:delivery pojazd:vehicle marka:brand przebieg:mileage
  temperatura?:temperature wilgotność:humidity ciśnienie:pressure prędkość:speed ocena:rating strona:page plik:file
  nowy:new opłacony:paid wysłany:sent anulowany:cancelled zakończony:completed oczekujący:pending wartość:value klucz:key`

/** The words of each language. The noun is first in `date_de_naissance` and last in `geburtsdatum`. */
export const languageTables: readonly { text: string; nounFirst: boolean }[] = [
  { text: german, nounFirst: false },
  { text: dutch, nounFirst: false },
  { text: spanish, nounFirst: true },
  { text: portuguese, nounFirst: true },
  { text: french, nounFirst: true },
  { text: italian, nounFirst: true },
  { text: polish, nounFirst: true }
]
