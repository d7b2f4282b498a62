@kz @area:cooperation @role:kz-customs-exchange
Feature: Customs works together with that of other member states, and with the Commission
  There are seven forms of interaction; common processes serve, among other things, control of transit, of vehicles imported for a
  time and confirmation of export; and the Commission is given what it asks for, but no state secret and nothing of restricted
  distribution (Customs Code of Kazakhstan, article on cooperation, items 2 to 4).

  @KZCC-COOP-01 @needs:stimulate:kz.interact @needs:observe
  Scenario: Every interaction is recorded under its form
    When one interaction of each form that the implementation has is opened
    Then each is recorded under its form and its legal ground

  @KZCC-COOP-02 @needs:observe
  Scenario: What common processes there are
    Then each subject of common processes is mapped to a process, or listed as absent

  @KZCC-COOP-03 @needs:stimulate:kz.register-document @needs:receive:kz
  Scenario: What the Commission is not given
    When a declaration with a secret and a restricted element is registered
    And the Commission asks for goods declarations
    Then the answer to the Commission holds neither of them
