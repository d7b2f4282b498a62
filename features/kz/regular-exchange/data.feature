@kz @area:regular-exchange @role:kz-customs-exchange @needs:stimulate:kz.register-document @needs:stimulate:kz.load-conditions
Feature: Data of documents go to the customs of another member state
  Customs exchanges data of declarations, of certain customs documents and of preliminary classification decisions, as far as it
  holds them and they are no state secret: the elements of a closed list, within the limit and by the method of the technical
  conditions, and their changes too (Customs Code of Kazakhstan, Art. 444). No conditions are public; those of the scenarios are
  specimens, and their limit is the parameter kz444.exchangeTerm, without which a row with a limit is not tested.

  @KZ444-01 @needs:set-clock
  Scenario: What is registered is sent, a state secret is not
    Given technical conditions that name their time limit are in force
    When a goods declaration that is a state secret is registered
    And a goods declaration is registered
    And a customs document named in Art. 83(4) is registered
    And a customs document named in Art. 360(4) is registered
    And a preliminary classification decision is registered
    And the limit of the conditions has come
    Then the other authority has the data of all of them, save those of the secret one

  @KZ444-02
  Scenario: Nothing but the elements of the list
    Given technical conditions are in force with the customs of another member state
    When a goods declaration with an element outside the list of Annex 2 is registered
    Then its data are sent, with elements of the list only

  @KZ444-07 @needs:stimulate:kz.amend-document
  Scenario: Changes of what was sent are sent
    Given technical conditions that name their time limit are in force
    When a goods declaration is registered
    And the declaration is amended after its data were sent
    Then the other authority has the amendment, which refers to the first message

  @KZ444-08 @needs:set-clock
  Scenario: Within the limit of the conditions
    Given technical conditions that name their time limit are in force
    When a goods declaration is registered
    And the limit of the conditions has come
    Then its data came within the limit, or the delay is reported, and by the method of the conditions

  @KZ444-08 @needs:set-clock
  Scenario: The other authority cannot be reached until the limit is over
    Given technical conditions that name their time limit are in force
    And the other authority cannot be reached
    When a goods declaration is registered
    And the limit of the conditions passes, and the other authority can be reached again
    Then its data came within the limit, or the delay is reported, and by the method of the conditions
