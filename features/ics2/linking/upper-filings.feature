@ics2 @area:linking @needs:stimulate:ics2.file @needs:receive:ics2
Feature: Whoever leaves a part to others names them, and customs waits for them

  A carrier that files its bill or waybill alone names who files the rest. That one is played by the harness: it files in time, before the
  carrier, late, with another mass than the carrier's, or not at all. Nothing of it is the carrier's fault (Business process descriptions
  L3.5, PET09 and PET11; L4, T-02-01-01).

  @ICS2-FIL-06
  Scenario Outline: The party that the <filer> names in <filing> files <how>
    When the <filer> files <filing> and names who files below it
    Then the filing names that filer
    When the named party files below <filing> <how>
    Then customs has put both parts together

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing | how                                  |
      | sea carrier | F12    | in time                              |
      | sea carrier | F12    | after the linking timer has run out  |
      | sea carrier | F12    | with another mass                    |
      | sea carrier | F12    | under another number first           |
      | sea carrier | F13    | in time                              |

    @role:inland-carrier @mode:inland-waterway
    Examples:
      | filer          | filing | how     |
      | inland carrier | F12    | in time |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing | how                                  |
      | air carrier | F21    | in time                              |
      | air carrier | F21    | after the linking timer has run out  |

  @ICS2-FIL-06
  Scenario Outline: The party that the <filer> names in <filing> has filed before it
    Given the part below <filing> has been filed already
    When the <filer> files <filing> and names who files below it
    Then the filing names that filer
    And customs has put both parts together

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F12    |
      | sea carrier | F13    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F21    |

  @ICS2-NOT-13 @needs:observe
  Scenario Outline: The party that the <filer> names in <filing> never files
    Given the operator wants to be told when others have not filed
    When the <filer> files <filing> and names who files below it
    Then the filing names that filer
    When the party named in <filing> never files, and the linking timer runs out
    Then the operator shows its filing as registered, and who is missing

    @role:sea-carrier @mode:maritime
    Examples:
      | filer       | filing |
      | sea carrier | F12    |

    @role:air-carrier @mode:air
    Examples:
      | filer       | filing |
      | air carrier | F21    |
